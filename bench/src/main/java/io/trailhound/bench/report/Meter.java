package io.trailhound.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Measures what this process spends, to a hundredth of a second of CPU time. */
public final class Meter {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long cpu = cpuNanos();
  private final long clock = System.nanoTime();

  private Meter() {}

  /** Begins to measure. */
  public static Meter start() {
    return new Meter();
  }

  /** The cost since the start. */
  public Cost stop() {
    return new Cost((System.nanoTime() - clock) / 1e9, (cpuNanos() - cpu) / 1e9);
  }

  /** The CPU time of all threads of this process since it began. */
  public static long cpuNanos() {
    return SYSTEM.getProcessCpuTime();
  }
}
