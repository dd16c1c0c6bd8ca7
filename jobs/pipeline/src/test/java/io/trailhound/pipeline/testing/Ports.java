package io.trailhound.pipeline.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that a test stops and starts again on the same port.
 *
 * <p>They lie below those that systems give to outgoing connections. Otherwise, while a server is
 * down, its port could go to any connection of this machine, even to the client that keeps trying
 * to reach it.
 */
public final class Ports {
  private static final int FIRST = 20_000;
  private static final int COUNT = 12_000;

  // Test runs side by side look in different places.
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 37 % COUNT));

  private Ports() {}

  /** A port of the loopback address on which nobody listens, another one at each call. */
  public static int free() {
    for (int tries = 0; tries < COUNT; tries++) {
      int port = FIRST + NEXT.getAndUpdate(n -> (n + 1) % COUNT);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free port from " + FIRST + " to " + (FIRST + COUNT - 1));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException inUse) {
      return false;
    }
  }
}
