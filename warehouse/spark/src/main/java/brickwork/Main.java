package brickwork;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The engine as a process: says where it listens in one line on standard output, and lives as long as somebody holds a lease. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    Config config = Config.read(System.in);
    PrintStream ready = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    System.setOut(System.err);
    Files.createDirectories(config.dir());
    if (config.temporary()) Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(config.dir())));

    Engine engine = Engine.start(config);
    Leases leases = new Leases(config, engine);
    Server server = new Server(config, engine);
    ready.println("{\"port\":" + server.port() + ",\"lease\":" + leases.port() + "}");

    leases.awaitLast();
    server.stop();
    if (config.archive() != null) Archive.write(engine, config.archive());
    if (config.temporary()) delete(config.dir());
    Runtime.getRuntime().halt(0);
  }

  private static void delete(Path dir) {
    if (!Files.exists(dir)) return;
    try (Stream<Path> walk = Files.walk(dir)) {
      List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path p : deepestFirst) Files.deleteIfExists(p);
    } catch (IOException e) {
      System.err.println("cannot remove " + dir + ": " + e);
    }
  }
}
