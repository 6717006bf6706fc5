package brickwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * The engine over HTTP on the loopback interface.
 *
 * <pre>
 * POST   /sessions                   {lease, catalog, schema, conf} to {id}
 * DELETE /sessions/ID
 * POST   /sessions/ID/statements/N   the statement to an {@link Answer}
 * DELETE /sessions/ID/statements/N   cancels it
 * </pre>
 *
 * An error of the statement has status 422 and JSON with class, state and message.
 */
final class Server {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String authorization;
  private final Engine engine;
  private final HttpServer http;

  Server(Config config, Engine engine) throws IOException {
    this.authorization = "Bearer " + config.secret();
    this.engine = engine;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 64);
    http.setExecutor(
        Executors.newCachedThreadPool(
            r -> {
              Thread t = new Thread(r, "statement");
              t.setDaemon(true);
              return t;
            }));
    http.createContext("/", this::handle);
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  void stop() {
    http.stop(0);
  }

  private void handle(HttpExchange x) throws IOException {
    try (x) {
      String sent = x.getRequestHeaders().getFirst("Authorization");
      if (sent == null || !Leases.same(sent, authorization)) reply(x, 401, Map.of("message", "wrong secret"));
      else route(x);
    } catch (IOException e) {
      // The client has gone; its lease tells.
    }
  }

  private void route(HttpExchange x) throws IOException {
    List<String> path = List.of(x.getRequestURI().getPath().substring(1).split("/"));
    Session session = path.size() > 1 ? engine.session(path.get(1)) : null;
    try {
      switch (x.getRequestMethod() + " " + path.size()) {
        case "POST 1" -> reply(x, 200, Map.of("id", open(JSON.readTree(x.getRequestBody()))));
        case "DELETE 2" -> {
          if (session != null) engine.close(session);
          reply(x, 200, Map.of());
        }
        case "POST 4" -> {
          if (session == null) reply(x, 404, Map.of("message", "no such session"));
          else run(x, session, path.get(3));
        }
        case "DELETE 4" -> {
          if (session != null) session.cancel(path.get(3));
          reply(x, 200, Map.of());
        }
        default -> reply(x, 404, Map.of("message", "no such resource"));
      }
    } catch (RuntimeException e) {
      fail(x, e);
    }
  }

  private String open(JsonNode in) {
    Map<String, String> conf = new HashMap<>();
    for (Map.Entry<String, JsonNode> e : in.path("conf").properties()) conf.put(e.getKey(), e.getValue().asText());
    return engine.open(in.path("lease").asLong(), in.path("catalog").asText(), in.path("schema").asText(), conf).id();
  }

  private static void run(HttpExchange x, Session session, String statement) throws IOException {
    String sql = new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer;
    try {
      answer = session.run(statement, sql);
    } catch (Throwable t) {
      fail(x, t);
      return;
    }
    x.getResponseHeaders().set("Content-Type", "application/octet-stream");
    x.sendResponseHeaders(200, answer.size());
    try (OutputStream out = x.getResponseBody()) {
      answer.write(out);
    }
  }

  private static void fail(HttpExchange x, Throwable t) throws IOException {
    SqlError e = SqlError.of(t);
    reply(x, 422, Map.of("class", e.getCondition(), "state", e.getSqlState(), "message", e.getMessage()));
  }

  private static void reply(HttpExchange x, int status, Map<String, ?> body) throws IOException {
    byte[] out = JSON.writeValueAsBytes(body);
    x.getResponseHeaders().set("Content-Type", "application/json");
    x.sendResponseHeaders(status, out.length);
    x.getResponseBody().write(out);
  }
}
