package io.trailhound.pipeline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program from npm, fetched once into {@code target/servers/}. */
final class NodePackage {
  private NodePackage() {}

  /**
   * The folder of a package.
   *
   * @param property the system property that names it, as {@code name@version}
   */
  static Path installed(String property) {
    Prerequisites.require(
        Prerequisites.hasProgram("node") && Prerequisites.hasProgram("npm"),
        "node and npm are missing, from which the Kinesis server comes: install Node 18 or newer");
    Path servers = Prerequisites.built("trailhound.servers");
    String spec = System.getProperty(property, "");
    Prerequisites.require(
        !spec.isEmpty(), property + " is not set: run this test by ./mvnw verify");
    String name = spec.substring(0, spec.lastIndexOf('@'));
    Path prefix = servers.resolve(spec.replace('@', '-'));
    Path folder = prefix.resolve("node_modules").resolve(name);
    // npm writes this file last, so a fetch that was cut short is made again.
    if (!Files.exists(prefix.resolve("package-lock.json"))) {
      install(spec, prefix);
    }
    return folder;
  }

  private static void install(String spec, Path prefix) {
    try {
      Files.createDirectories(prefix);
      Command.run(List.of("npm", "install", "--prefix", prefix.toString(), spec), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException e) {
      Prerequisites.require(false, "npm cannot fetch " + spec + ": " + e.getMessage());
    }
  }
}
