package io.trailhound.pipeline.sink.elasticsearch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Keeps documents that Elasticsearch refuses for good: one file each, named by the document's id,
 * so that a repetition after a failure leaves the same files. A file holds {@code {"index", "id",
 * "status", "reason", "document"}}.
 */
final class DeadLetters {
  private static final JsonFactory JSON = new JsonFactory();

  private final Path folder;
  private final String index;

  DeadLetters(Path folder, String index) {
    this.folder = folder;
    this.index = index;
  }

  void write(IndexRequest request, int status, String reason) throws IOException {
    Path file = new Path(folder, request.id() + ".json");
    try (OutputStream out = file.getFileSystem().create(file, FileSystem.WriteMode.OVERWRITE);
        JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("index", index);
      json.writeStringField("id", request.id());
      json.writeNumberField("status", status);
      json.writeStringField("reason", reason);
      json.writeFieldName("document");
      json.writeRawValue(
          request.isDeletion() ? "null" : new String(request.document(), StandardCharsets.UTF_8));
      json.writeEndObject();
    }
  }
}
