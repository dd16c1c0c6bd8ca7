package io.trailhound.pipeline.source;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * One input as the user named it.
 *
 * @param typed the words of the user, without a slash at the end
 * @param uri the same, qualified: {@code file:///...} or {@code s3://...}
 */
public record Input(String typed, URI uri) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Qualifies a path of the local disk; leaves what has a scheme. */
  public static Input of(String words) {
    String typed = words.length() > 1 && words.endsWith("/") ? trimSlashes(words) : words;
    boolean hasScheme = typed.matches("[a-z][a-z0-9+.-]+://.*");
    URI uri =
        hasScheme
            ? org.apache.flink.core.fs.Path.fromLocalFile(new java.io.File("/"))
                .toUri()
                .resolve(new org.apache.flink.core.fs.Path(typed).toUri())
            : Path.of(typed).toAbsolutePath().normalize().toUri();
    return new Input(typed, uri);
  }

  private static String trimSlashes(String words) {
    int end = words.length();
    while (end > 1 && words.charAt(end - 1) == '/') {
      end--;
    }
    return words.substring(0, end);
  }

  /** Whether it is on the local disk. */
  public boolean isLocal() {
    return "file".equals(uri.getScheme());
  }

  /** The path in Flink's form. */
  public org.apache.flink.core.fs.Path path() {
    return new org.apache.flink.core.fs.Path(uri);
  }

  /**
   * The name of an object as evidence gives it: as the user would type it, so that the same command
   * in another place names the same objects.
   */
  static String nameOf(org.apache.flink.core.fs.Path object, List<Input> inputs) {
    String path = object.toUri().getPath();
    for (Input input : inputs) {
      if (!input.isLocal()) {
        continue;
      }
      String root = input.uri.getPath();
      String folder = root.endsWith("/") ? root : root + "/";
      if (path.equals(root) || path.equals(root + "/")) {
        return input.typed;
      }
      if (path.startsWith(folder)) {
        return input.typed + "/" + path.substring(folder.length());
      }
    }
    return object.toString();
  }
}
