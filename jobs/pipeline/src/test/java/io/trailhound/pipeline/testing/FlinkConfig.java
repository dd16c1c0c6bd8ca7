package io.trailhound.pipeline.testing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/** The configuration folder of a test cluster, and what Flink's start scripts make of it. */
final class FlinkConfig {
  private static final String LOG =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.log.ref = log
      appender.log.name = log
      appender.log.%s
      appender.log.layout.type = PatternLayout
      appender.log.layout.pattern = %%d{ISO8601} %%p %%c{1.} %%m%%n
      """;

  private final Path folder;
  private final Configuration configuration;

  /**
   * Writes {@code config.yaml} and a log configuration.
   *
   * @param settings Flink's own keys; they win over those of this class
   */
  FlinkConfig(Path folder, int restPort, int rpcPort, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>();
    all.put("jobmanager.rpc.address", "127.0.0.1");
    all.put("jobmanager.rpc.port", Integer.toString(rpcPort));
    all.put("jobmanager.bind-host", "127.0.0.1");
    all.put("jobmanager.memory.process.size", "1024m");
    all.put("rest.address", "127.0.0.1");
    all.put("rest.bind-address", "127.0.0.1");
    all.put("rest.port", Integer.toString(restPort));
    all.put("taskmanager.host", "127.0.0.1");
    all.put("taskmanager.bind-host", "127.0.0.1");
    all.put("taskmanager.memory.process.size", "1536m");
    all.put("taskmanager.numberOfTaskSlots", "2");
    // A dead task manager is missed within seconds, so that a test need not wait a minute.
    all.put("heartbeat.interval", "1000");
    all.put("heartbeat.timeout", "15000");
    all.put("io.tmp.dirs", folder.resolveSibling("tmp").toString());
    all.putAll(settings);

    this.folder = folder;
    this.configuration = Configuration.fromMap(all);
    WorkFolder.write(
        folder.resolve("config.yaml"),
        all.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + quoted(entry.getValue()) + "\n")
            .collect(Collectors.joining()));
    WorkFolder.write(folder.resolve("log4j.properties"), LOG.formatted("type = Console"));
    WorkFolder.write(
        folder.resolve("log4j-cli.properties"),
        LOG.formatted(
            "type = File\nappender.log.fileName = " + folder.resolveSibling("client.log")));
  }

  Path folder() {
    return folder;
  }

  /**
   * The JVM flag that sends a client's log to {@code client.log}, so that its output is its own.
   */
  String clientLogFlag() {
    return logFlag("log4j-cli.properties");
  }

  /** The job manager's memory, and logging to its output, as JVM flags. */
  List<String> jobManagerFlags() {
    return flags(
        ProcessMemoryUtils.generateJvmParametersStr(
            JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
                configuration, JobManagerOptions.TOTAL_PROCESS_MEMORY),
            configuration.get(JobManagerOptions.JVM_DIRECT_MEMORY_LIMIT_ENABLED)));
  }

  /** A task manager's memory, and logging to its output, as JVM flags. */
  List<String> taskManagerFlags() {
    return flags(
        ProcessMemoryUtils.generateJvmParametersStr(
            TaskExecutorProcessUtils.processSpecFromConfig(configuration)));
  }

  /** The size of each part of a task manager's memory, which it does not work out itself. */
  List<String> taskManagerArguments() {
    return words(
        TaskExecutorProcessUtils.generateDynamicConfigsStr(
            TaskExecutorProcessUtils.processSpecFromConfig(configuration)));
  }

  private List<String> flags(String memory) {
    return Stream.concat(words(memory).stream(), Stream.of(logFlag("log4j.properties"))).toList();
  }

  private String logFlag(String file) {
    return "-Dlog4j.configurationFile=" + folder.resolve(file);
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
