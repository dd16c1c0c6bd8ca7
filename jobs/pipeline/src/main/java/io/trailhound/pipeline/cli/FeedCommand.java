package io.trailhound.pipeline.cli;

import io.trailhound.pipeline.feed.TrailFeeder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisClientBuilder;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;

/** {@code trailhound feed}. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description =
        "Puts the CloudTrail records of files into a Kinesis stream, in the order of their "
            + "delivery: to try the live job. Credentials come from AWS's usual places.")
final class FeedCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files, and folders with all below them.")
  private List<Path> paths = List.of();

  @Option(names = "--stream", required = true, paramLabel = "NAME", description = "The stream.")
  private String stream;

  @Option(
      names = "--aws-region",
      defaultValue = "us-east-1",
      paramLabel = "R",
      description = "The stream's region.")
  private String region;

  @Option(
      names = "--kinesis-endpoint",
      paramLabel = "URL",
      description = "A server that speaks Kinesis and is not AWS's.")
  private @Nullable URI endpoint;

  @Option(
      names = "--create",
      paramLabel = "SHARDS",
      description = "Make the stream first, with so many shards, unless it is there.")
  private @Nullable Integer shards;

  @Option(
      names = "--rate",
      defaultValue = "0",
      paramLabel = "N",
      description = "Records a second at most; 0 is as fast as the stream takes them.")
  private long rate;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  FeedCommand() {}

  @Override
  public Integer call() throws IOException {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new UsageException("there is no " + path);
      }
    }
    if (paths.isEmpty() && shards == null) {
      throw new UsageException("name files to put into the stream, or --create");
    }
    if (rate < 0 || (shards != null && shards < 1)) {
      throw new UsageException("--rate and --create take positive numbers");
    }
    KinesisClientBuilder builder =
        KinesisClient.builder()
            .region(Region.of(region))
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    if (endpoint != null) {
      builder.endpointOverride(endpoint);
    }
    try (KinesisClient client = builder.build()) {
      if (shards != null) {
        create(client, shards);
      }
      if (paths.isEmpty()) {
        return 0;
      }
      TrailFeeder.Fed fed = TrailFeeder.feed(client, stream, paths, rate);
      new Console(spec.commandLine().getOut())
          .line(
              "%s records of %s files put into %s, in %s messages (%s put again); %s left out"
                  .formatted(
                      Terminal.number(fed.records()),
                      Terminal.number(fed.files()),
                      stream,
                      Terminal.number(fed.messages()),
                      Terminal.number(fed.retried()),
                      Terminal.number(fed.leftOut())));
      return 0;
    } catch (SdkException e) {
      throw new UsageException("cannot use stream " + stream + ": " + e.getMessage(), e);
    }
  }

  private void create(KinesisClient client, int count) {
    try {
      client.createStream(request -> request.streamName(stream).shardCount(count));
    } catch (ResourceInUseException e) {
      // It is there already.
    }
    client.waiter().waitUntilStreamExists(request -> request.streamName(stream));
  }
}
