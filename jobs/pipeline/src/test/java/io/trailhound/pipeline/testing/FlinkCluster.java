package io.trailhound.pipeline.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.client.cli.CliFrontend;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.jspecify.annotations.Nullable;

/**
 * A Flink session cluster: a job manager and task managers, each a process of its own on the
 * loopback address.
 *
 * <p>Their class path is what the build put into {@code dist/flink/}, as in a Flink distribution;
 * nothing of this project is on it. A job that runs here has all that it needs in its jar. Flink's
 * S3 file system is there as a plugin.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);

  /** For processes that do little: not those that run the job, which benchmarks measure. */
  private static final String FAST_START = "-XX:TieredStopAtLevel=1";

  /** One of Flink's plugins, on the class path instead. */
  private static final Path REPORTER =
      Path.of(
          PrometheusReporterFactory.class
              .getProtectionDomain()
              .getCodeSource()
              .getLocation()
              .getPath());

  private final String name;
  private final Path dist;
  private final Path folder;
  private final int restPort;
  private final FlinkConfig config;
  private final Map<String, String> environment;
  private final Http http = Http.plain();
  private final List<ServerProcess> taskManagers = new ArrayList<>();
  private final List<FlinkSubmission> submissions = new ArrayList<>();
  private @Nullable ServerProcess jobManager;

  private FlinkCluster(String name, Map<String, String> settings, Map<String, String> environment) {
    this.name = name;
    this.environment = environment;
    this.dist = Prerequisites.built("trailhound.dist");
    this.folder = WorkFolder.fresh(name);
    this.restPort = Ports.free();
    this.config = new FlinkConfig(folder.resolve("conf"), restPort, Ports.free(), settings);
  }

  /**
   * A running cluster with task managers of two slots each.
   *
   * @param settings further settings, by Flink's own keys, such as {@code s3.endpoint}
   */
  public static FlinkCluster open(String name, int taskManagers, Map<String, String> settings) {
    return open(name, taskManagers, settings, Map.of());
  }

  /** The same, with something added to the environment of all processes, such as credentials. */
  public static FlinkCluster open(
      String name,
      int taskManagers,
      Map<String, String> settings,
      Map<String, String> environment) {
    FlinkCluster cluster = new FlinkCluster(name, settings, environment);
    cluster.startJobManager();
    for (int i = 0; i < taskManagers; i++) {
      cluster.addTaskManager();
    }
    cluster.waitUntil(taskManagers + " task managers", "taskmanagers", taskManagers, START_LIMIT);
    return cluster;
  }

  /** Such as {@code http://127.0.0.1:20123}; the same for as long as this object lives. */
  public URI restUrl() {
    return URI.create("http://127.0.0.1:" + restPort);
  }

  /** Starts the job manager, after it was killed; it knows nothing of earlier jobs. */
  public void startJobManager() {
    if (jobManager != null && jobManager.isAlive()) {
      throw new IllegalStateException("the job manager runs already");
    }
    List<String> flags = new ArrayList<>(config.jobManagerFlags());
    flags.add(FAST_START);
    jobManager =
        start(
            "jobmanager",
            flags,
            StandaloneSessionClusterEntrypoint.class,
            List.of("--configDir", config.folder().toString()));
    jobManager.waitUntilReady(START_LIMIT, () -> overview().isPresent());
  }

  /** Ends the job manager without a warning (SIGKILL). */
  public void killJobManager() {
    if (jobManager != null) {
      jobManager.kill();
    }
  }

  /**
   * Starts one more task manager, and does not wait for its slots. Flink knows it as {@code
   * taskmanager-NUMBER}.
   *
   * @return its number, for {@link #killTaskManager}, from 0
   */
  public int addTaskManager() {
    int number = taskManagers.size();
    List<String> arguments = new ArrayList<>(List.of("--configDir", config.folder().toString()));
    arguments.addAll(config.taskManagerArguments());
    arguments.addAll(List.of("-D", "taskmanager.resource-id=taskmanager-" + number));
    taskManagers.add(
        start(
            "taskmanager-" + number,
            config.taskManagerFlags(),
            TaskManagerRunner.class,
            arguments));
    return number;
  }

  /** Ends a task manager without a warning (SIGKILL). */
  public void killTaskManager(int number) {
    taskManagers.get(number).kill();
  }

  /** The process ids of the task managers that live. */
  public List<Long> taskManagerPids() {
    return taskManagers.stream().filter(ServerProcess::isAlive).map(ServerProcess::pid).toList();
  }

  /** Waits until the job manager counts exactly so many slots, taken ones included. */
  public void waitForSlots(int slots) {
    waitUntil(slots + " slots", "slots-total", slots, START_LIMIT);
  }

  /**
   * What {@code flink run -m HOST:PORT JAR ARGUMENTS...} does, in a process of its own, to the end
   * of the job.
   *
   * @throws AssertionError when the job does not end within the limit
   */
  public FlinkSubmission.Result run(Duration limit, Path jar, List<String> arguments) {
    return submit(jar, arguments).waitForEnd(limit);
  }

  /** The same without waiting, for tests that harm the cluster while the job runs. */
  public FlinkSubmission submit(Path jar, List<String> arguments) {
    return submit(List.of(), jar, arguments);
  }

  /** The same with options of {@code flink run} itself, such as {@code -s SAVEPOINT}. */
  public FlinkSubmission submit(List<String> options, Path jar, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("run", "-m", "127.0.0.1:" + restPort));
    all.addAll(options);
    all.add(jar.toString());
    all.addAll(arguments);
    List<String> flags = List.of("-Xmx512m", FAST_START, config.clientLogFlag());
    FlinkSubmission submission =
        new FlinkSubmission(start("client-" + submissions.size(), flags, CliFrontend.class, all));
    submissions.add(submission);
    return submission;
  }

  /** Answers a request to Flink's REST interface, such as {@code /jobs/overview}. */
  public JsonNode get(String path) {
    return http.request("GET", restUrl().resolve(path), "");
  }

  /** Sends something to Flink's REST interface. */
  public JsonNode post(String path, String body) {
    return http.request("POST", restUrl().resolve(path), body);
  }

  /** Kills all processes of the cluster. */
  @Override
  public void close() {
    submissions.forEach(FlinkSubmission::kill);
    taskManagers.forEach(ServerProcess::kill);
    killJobManager();
  }

  private ServerProcess start(
      String process, List<String> flags, Class<?> main, List<String> arguments) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("FLINK_CONF_DIR", config.folder().toString());
    all.put("FLINK_PLUGINS_DIR", dist.resolve("plugins").toString());
    // Flink's S3 plugin prints a page about the end of its SDK otherwise.
    all.put("AWS_JAVA_V1_DISABLE_DEPRECATION_ANNOUNCEMENT", "true");
    return ServerProcess.start(
        name + " " + process,
        Jvm.command(flags, classPath(), main.getName(), arguments),
        all,
        folder.resolve(process + ".log"));
  }

  private String classPath() {
    return dist.resolve("flink") + File.separator + "*" + File.pathSeparator + REPORTER;
  }

  private Optional<JsonNode> overview() {
    return http.tryGet(restUrl().resolve("/overview"));
  }

  private void waitUntil(String what, String count, int expected, Duration limit) {
    Await.until(
        name + " has " + what,
        limit,
        () -> overview().map(json -> json.path(count).asInt(-1) == expected).orElse(false),
        () -> "it says " + overview() + "; see " + folder);
  }
}
