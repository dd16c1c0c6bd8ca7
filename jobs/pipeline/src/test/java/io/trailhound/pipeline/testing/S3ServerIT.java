package io.trailhound.pipeline.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ServerIT {
  @Test
  void keepsItsObjectsThroughStopAndKill() throws IOException {
    try (S3Server server = S3Server.open("s3-smoke")) {
      server.createBucket("trail");
      server.put("trail", "a/1.json", "one".getBytes(UTF_8));
      server.put("trail", "a/2.json", "two".getBytes(UTF_8));
      server.put("trail", "b/3.json", new byte[0]);

      server.stop();
      server.start();
      assertThat(server.get("trail", "a/1.json")).asString(UTF_8).isEqualTo("one");

      server.kill();
      server.start();
      assertThat(server.get("trail", "a/2.json")).asString(UTF_8).isEqualTo("two");
      assertThat(server.list("trail", "a/")).containsExactly("a/1.json", "a/2.json");
      assertThat(server.list("trail", "")).hasSize(3);
    }
  }

  @Test
  void refusesAWrongSecret() throws IOException {
    try (S3Server server = S3Server.open("s3-secret")) {
      server.createBucket("trail");
      var wrong =
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(S3Server.ACCESS_KEY, "not-the-secret"));
      assertThatThrownBy(
              () ->
                  server
                      .client()
                      .listObjectsV2(
                          request ->
                              request
                                  .bucket("trail")
                                  .overrideConfiguration(c -> c.credentialsProvider(wrong))))
          .isInstanceOfSatisfying(
              S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
    }
  }
}
