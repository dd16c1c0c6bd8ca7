package io.trailhound.bench.report;

import java.lang.management.ManagementFactory;

/**
 * Where it was measured.
 *
 * @param cores that the process may use
 * @param java the version
 * @param system name and architecture
 * @param heapBytes the most that the measuring process itself may use
 * @param loadBefore the system's load average when measuring began; negative where not known
 * @param loadAfter the same at the end
 */
public record Machine(
    int cores, String java, String system, long heapBytes, double loadBefore, double loadAfter) {
  /** This machine, before measuring. */
  public static Machine before() {
    double load = load();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version", ""),
        System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""),
        Runtime.getRuntime().maxMemory(),
        load,
        load);
  }

  /** The same machine, after measuring. */
  public Machine after() {
    return new Machine(cores, java, system, heapBytes, loadBefore, load());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
