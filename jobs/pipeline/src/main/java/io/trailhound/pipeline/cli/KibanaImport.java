package io.trailhound.pipeline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.trailhound.pipeline.sink.elasticsearch.Clients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Imports the dashboards by Kibana's saved objects API: {@code POST
 * /api/saved_objects/_import?overwrite=true} with an NDJSON file.
 */
final class KibanaImport {
  private static final String FILE = "/kibana/trailhound.ndjson";
  private static final String BOUNDARY = "trailhound-saved-objects";

  private KibanaImport() {}

  /** Imports the file; returns the number of objects. */
  static int run(URI kibana) throws IOException, InterruptedException {
    URI target =
        URI.create(
            kibana.toString().replaceAll("/+$", "") + "/api/saved_objects/_import?overwrite=true");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target)
            .timeout(Duration.ofMinutes(1))
            .header("kbn-xsrf", "trailhound")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body()));
    String key = System.getenv(Clients.API_KEY);
    if (key != null && !key.isBlank()) {
      request.header("Authorization", "ApiKey " + key);
    }
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    HttpResponse<String> answer;
    try {
      answer = client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UsageException("cannot reach Kibana at " + kibana + ": " + e, e);
    }
    JsonNode json =
        answer.statusCode() == 200
            ? new ObjectMapper().readTree(answer.body())
            : new ObjectMapper().createObjectNode();
    if (!json.path("success").asBoolean()) {
      throw new UsageException(
          "Kibana refuses the dashboards: status " + answer.statusCode() + ", " + answer.body());
    }
    return json.path("successCount").asInt();
  }

  private static byte[] body() throws IOException {
    try (InputStream file = KibanaImport.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      String head =
          "--"
              + BOUNDARY
              + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"trailhound.ndjson\"\r\n"
              + "Content-Type: application/x-ndjson\r\n\r\n";
      body.write(head.getBytes(StandardCharsets.US_ASCII));
      file.transferTo(body);
      body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
      return body.toByteArray();
    }
  }
}
