package brickwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the process that starts the engine wants it: one line of JSON on standard input, so that the secret shows in no process list. */
record Config(String secret, List<String> catalogs, Path dir, boolean temporary, Path archive, long idleMillis) {
  static Config read(InputStream in) throws IOException {
    String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
    if (line == null) throw new IOException("no configuration on standard input");
    JsonNode json = new ObjectMapper().readTree(line);
    List<String> catalogs = new ArrayList<>();
    for (JsonNode c : json.get("catalogs")) catalogs.add(c.asText());
    String archive = json.path("archive").asText();
    return new Config(
        json.get("secret").asText(), List.copyOf(catalogs), Path.of(json.get("dir").asText()).toAbsolutePath(),
        json.path("temporary").asBoolean(), archive.isEmpty() ? null : Path.of(archive), json.get("idleMillis").asLong());
  }
}
