package io.trailhound.pipeline.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An S3 server (S3Proxy, over a folder) as a process of its own on a port of the loopback address;
 * buckets are addressed by path, and requests must be signed.
 *
 * <p>Its objects stay where they are while the server is stopped or killed, and {@link #start}
 * brings it back on the same port.
 */
public final class S3Server implements AutoCloseable {
  /** The key id that the server takes. */
  public static final String ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE";

  /** The secret of {@link #ACCESS_KEY}. */
  public static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  /** The region that requests are signed for. */
  public static final String REGION = "us-east-1";

  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  private final String name;
  private final Path jar;
  private final Path folder;
  private final int port;
  private final S3Client client;
  private @Nullable ServerProcess process;

  private S3Server(String name) throws IOException {
    this.name = name;
    this.jar = Prerequisites.built("trailhound.s3proxy");
    this.folder = WorkFolder.fresh(name);
    this.port = Ports.free();
    this.client =
        S3Client.builder()
            .endpointOverride(endpoint())
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
            .forcePathStyle(true)
            // The JDK's own client gives up when a kept connection ends while it awaits a 100.
            .httpClient(ApacheHttpClient.builder().expectContinueEnabled(false).build())
            .build();
    Path data = Files.createDirectories(folder.resolve("data"));
    WorkFolder.write(
        folder.resolve("s3proxy.properties"),
        """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(endpoint(), ACCESS_KEY, SECRET_KEY, data));
  }

  /** A started server without buckets. */
  public static S3Server open(String name) throws IOException {
    return new S3Server(name).start();
  }

  /** Starts the server and waits until it answers, with every object that it had. */
  public S3Server start() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    process =
        ServerProcess.start(
            name,
            List.of(
                Jvm.program("java"),
                "-Xmx256m",
                "-jar",
                jar.toString(),
                "--properties",
                folder.resolve("s3proxy.properties").toString()),
            Map.of(),
            folder.resolve("server.log"));
    process.waitUntilReady(START_LIMIT, this::answers);
    return this;
  }

  /** Asks the server to stop (SIGTERM), and waits until it has. */
  public void stop() {
    running().stop();
  }

  /** Ends the server without a warning (SIGKILL). */
  public void kill() {
    running().kill();
  }

  /** The server stands still (SIGSTOP): it takes connections and says nothing. */
  public void pause() {
    running().pause();
  }

  /** A paused server goes on (SIGCONT). */
  public void resume() {
    running().resume();
  }

  /** Such as {@code http://127.0.0.1:20123}; the same for as long as this object lives. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** A client of this server, for what the methods below do not do. */
  public S3Client client() {
    return client;
  }

  /** Makes an empty bucket. */
  public void createBucket(String bucket) {
    client.createBucket(request -> request.bucket(bucket));
  }

  /** Writes an object. */
  public void put(String bucket, String key, byte[] content) {
    client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
  }

  /** Reads an object. */
  public byte[] get(String bucket, String key) {
    return client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
  }

  /** The keys of all objects that begin so, in the order of their bytes. */
  public List<String> list(String bucket, String prefix) {
    return client
        .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  /** Kills the server, if it runs. */
  @Override
  public void close() {
    client.close();
    if (process != null) {
      process.kill();
    }
  }

  private ServerProcess running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  // It listens only when its store is there.
  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }
}
