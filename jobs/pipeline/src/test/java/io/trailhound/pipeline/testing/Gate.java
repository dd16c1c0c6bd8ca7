package io.trailhound.pipeline.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before an HTTP server: passes everything on, or answers 503 to everything. */
public final class Gate implements AutoCloseable {
  private static final byte[] UNAVAILABLE =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(US_ASCII);

  private final URI server;
  private final ServerSocket listening;
  private final Set<Socket> passing = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean shut;

  private Gate(URI server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** An open gate before a server. */
  public static Gate before(URI server) {
    try {
      return new Gate(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the server is reached through the gate. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  /** Ends what is being passed on, and answers 503 from now on. */
  public void shut() {
    shut = true;
    passing.forEach(Gate::end);
  }

  /** Passes everything on again. */
  public void open() {
    shut = false;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        threads.execute(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      if (shut) {
        refuse(client);
        return;
      }
      try (Socket behind = new Socket(server.getHost(), server.getPort())) {
        passing.add(client);
        threads.execute(() -> pass(behind, client));
        pass(client, behind);
      }
    } catch (IOException gone) {
      end(client);
    } finally {
      passing.remove(client);
    }
  }

  private static void refuse(Socket client) throws IOException {
    client.setSoTimeout(1_000);
    // What was asked must be read, or the answer may be lost when the connection ends.
    if (client.getInputStream().read(new byte[1 << 16]) > 0) {
      client.getOutputStream().write(UNAVAILABLE);
      client.shutdownOutput();
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
      to.shutdownOutput();
    } catch (IOException gone) {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      shut();
      threads.shutdownNow();
    }
  }
}
