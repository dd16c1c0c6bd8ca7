package io.trailhound.pipeline.live;

import io.trailhound.pipeline.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies in a bucket, fetched to where tests can read it. */
final class Fetched {
  private Fetched() {}

  /** Fetches all objects below a prefix into a new folder. */
  static Path folder(S3Server s3, String bucket, String prefix, Path folder) throws IOException {
    for (String key : s3.list(bucket, prefix)) {
      if (key.endsWith("/")) {
        continue;
      }
      Path file = folder.resolve(key.substring(prefix.length()));
      Files.createDirectories(file.getParent());
      Files.write(file, s3.get(bucket, key));
    }
    return folder;
  }
}
