package io.trailhound.pipeline.testing;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/** The configuration folder of a test cluster, and what Flink's start scripts make of it. */
final class FlinkConfig {
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
    all.put("io.tmp.dirs", folder.resolve("tmp").toString());
    all.putAll(settings);

    this.folder = folder;
    this.configuration = Configuration.fromMap(all);
    WorkFolder.write(
        folder.resolve("config.yaml"),
        all.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + quoted(entry.getValue()) + "\n")
            .collect(Collectors.joining()));
    WorkFolder.write(
        folder.resolve("log4j.properties"),
        """
        rootLogger.level = INFO
        rootLogger.appenderRef.console.ref = console
        appender.console.type = CONSOLE
        appender.console.name = console
        appender.console.layout.type = PatternLayout
        appender.console.layout.pattern = %d{ISO8601} %p %c{1.} %m%n
        """);
  }

  Path folder() {
    return folder;
  }

  /** The JVM flag that makes a process log to its output. */
  String logFlag() {
    return "-Dlog4j.configurationFile=" + folder.resolve("log4j.properties");
  }

  /** The job manager's memory, as JVM flags. */
  List<String> jobManagerFlags() {
    return words(
        ProcessMemoryUtils.generateJvmParametersStr(
            JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
                configuration, JobManagerOptions.TOTAL_PROCESS_MEMORY),
            configuration.get(JobManagerOptions.JVM_DIRECT_MEMORY_LIMIT_ENABLED)));
  }

  /** A task manager's memory, as JVM flags. */
  List<String> taskManagerFlags() {
    return words(
        ProcessMemoryUtils.generateJvmParametersStr(
            TaskExecutorProcessUtils.processSpecFromConfig(configuration)));
  }

  /** The size of each part of a task manager's memory, which it does not work out itself. */
  List<String> taskManagerArguments() {
    return words(
        TaskExecutorProcessUtils.generateDynamicConfigsStr(
            TaskExecutorProcessUtils.processSpecFromConfig(configuration)));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
