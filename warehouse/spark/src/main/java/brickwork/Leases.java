package brickwork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Open connections of the processes that use the engine. A connection sends the secret and gets the number of its lease; when its process
 * ends, however it ends, the lease ends too, and with it the sessions opened under it.
 */
final class Leases {
  private static final long GRACE_MILLIS = 60_000; // for the process that started us to take the first lease

  private final Config config;
  private final Engine engine;
  private final ServerSocket socket;
  private long quietUntil = System.currentTimeMillis() + GRACE_MILLIS;
  private long next;
  private int held;
  private boolean closed;

  Leases(Config config, Engine engine) throws IOException {
    this.config = config;
    this.engine = engine;
    socket = new ServerSocket(0, 64, InetAddress.getByName("127.0.0.1"));
    daemon("leases", this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Waits until there has been no lease for the idle time; none is given after that. */
  synchronized void awaitLast() throws InterruptedException {
    while (held > 0 || quiet() > 0) wait(held > 0 ? 0 : Math.max(1, quiet()));
    closed = true;
  }

  /** Milliseconds that a lease may still be taken in when none is held. */
  private long quiet() {
    return quietUntil - System.currentTimeMillis();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket s = socket.accept();
        daemon("lease", () -> hold(s));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void hold(Socket s) {
    try (s) {
      BufferedReader in = new BufferedReader(new InputStreamReader(s.getInputStream(), StandardCharsets.UTF_8));
      String secret = in.readLine();
      if (secret == null || !same(secret, config.secret())) return;
      long id = take();
      if (id == 0) return;
      try {
        s.getOutputStream().write((id + "\n").getBytes(StandardCharsets.UTF_8));
        while (in.readLine() != null) {}
      } finally {
        engine.closeSessions(id);
        end();
      }
    } catch (IOException e) {
      // The connection broke: its process is gone, which is what ends a lease.
    }
  }

  private synchronized long take() {
    if (closed) return 0;
    held++;
    notifyAll();
    return ++next;
  }

  private synchronized void end() {
    held--;
    quietUntil = System.currentTimeMillis() + config.idleMillis();
    notifyAll();
  }

  static boolean same(String a, String b) {
    return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static void daemon(String name, Runnable body) {
    Thread t = new Thread(body, name);
    t.setDaemon(true);
    t.start();
  }
}
