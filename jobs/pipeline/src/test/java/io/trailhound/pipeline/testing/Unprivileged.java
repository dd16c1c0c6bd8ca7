package io.trailhound.pipeline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs a program as somebody else than root, for programs that refuse to run as root. */
final class Unprivileged {
  // Nobody, but one whom file modes do not stop: the checkout may lie in a folder that only root
  // may enter. The last option keeps that true for access(2), by which Java looks before it opens.
  private static final List<String> AS_NOBODY =
      List.of(
          "setpriv",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          "--inh-caps=+dac_override",
          "--ambient-caps=+dac_override",
          "--securebits=+no_setuid_fixup");

  private Unprivileged() {}

  /** Checks that {@link #command} can do its part on this machine. */
  static void require() {
    Prerequisites.require(
        !isRoot() || Prerequisites.hasProgram("setpriv"),
        "Elasticsearch does not run as root, and setpriv (of util-linux), by which to be somebody"
            + " else, is missing: install it, or run the tests as another user");
  }

  /** The command itself, or when this JVM runs as root, the same as another user. */
  static List<String> command(List<String> command) {
    return isRoot() ? Stream.concat(AS_NOBODY.stream(), command.stream()).toList() : command;
  }

  private static boolean isRoot() {
    try {
      Path self = Path.of("/proc/self");
      return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
