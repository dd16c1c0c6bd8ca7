package io.trailhound.pipeline.cli;

import java.io.File;
import java.time.Duration;
import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where a job runs: in this process, or on the cluster that {@code flink run} submits to. */
final class Runtimes {
  /** Set by the {@code trailhound} script to the folder of the distribution. */
  static final String HOME = "trailhound.home";

  private Runtimes() {}

  /** Whether this process runs jobs itself. */
  static boolean isEmbedded() {
    return System.getProperty(HOME) != null;
  }

  /** An environment for a job. */
  static StreamExecutionEnvironment environment(int parallelism) {
    if (!isEmbedded()) {
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
      if (parallelism > 0) {
        env.setParallelism(parallelism);
      }
      return env;
    }
    int slots = parallelism > 0 ? parallelism : Runtime.getRuntime().availableProcessors();
    return StreamExecutionEnvironment.createLocalEnvironment(slots, embedded(slots));
  }

  /** Loads the file systems' plugins and their settings; only of use in this process. */
  static void prepareFileSystems() {
    if (isEmbedded()) {
      Configuration config = new Configuration();
      s3(config);
      FileSystem.initialize(config, PluginUtils.createPluginManagerFromRootFolder(config));
    }
  }

  private static Configuration embedded(int slots) {
    Configuration config = new Configuration();
    config.set(DeploymentOptions.TARGET, "local");
    config.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
    config.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    config.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    config.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    config.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    // Progress is shown from accumulators, which come with the heartbeats.
    config.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(1));
    // A failure in this process would come again.
    config.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    config.set(JobManagerOptions.EXECUTION_FAILOVER_STRATEGY, "full");
    config.set(CoreOptions.DEFAULT_PARALLELISM, slots);
    config.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    s3(config);
    return config;
  }

  /** S3 settings from the environment: for servers that speak S3 and are not AWS's. */
  private static void s3(Configuration config) {
    String endpoint = System.getenv("TRAILHOUND_S3_ENDPOINT");
    if (endpoint != null && !endpoint.isBlank()) {
      config.setString("s3.endpoint", endpoint);
      config.setString("s3.path.style.access", "true");
    }
    config.setString(
        "fs.s3a.aws.credentials.provider", "com.amazonaws.auth.DefaultAWSCredentialsProviderChain");
    String home = System.getProperty(HOME);
    if (home != null && System.getenv(ConfigConstants.ENV_FLINK_PLUGINS_DIR) == null) {
      config.setString("plugins", new File(home, "plugins").getPath());
    }
  }
}
