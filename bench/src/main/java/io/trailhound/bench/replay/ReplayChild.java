package io.trailhound.bench.replay;

import com.sun.management.GarbageCollectionNotificationInfo;
import io.trailhound.bench.report.Meter;
import io.trailhound.pipeline.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The main class of a measured process: {@code trailhound}, which at its end writes what it took
 * into the file named by {@value #REPORT}, as three lines: nanoseconds of CPU time, the peak of its
 * resident memory in bytes, and the most bytes that a garbage collection left in the heap.
 */
public final class ReplayChild {
  /** The system property that names the file. */
  static final String REPORT = "trailhound.bench.report";

  private static final Path STATUS = Path.of("/proc/self/status");

  private ReplayChild() {}

  /** Runs a command of {@code trailhound}. */
  public static void main(String[] args) {
    Path report = Path.of(System.getProperty(REPORT, ""));
    AtomicLong heap = watchHeap();
    // The command ends the process itself.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(report, heap.get())));
    Main.main(args);
  }

  private static void write(Path report, long heapBytes) {
    try {
      Files.writeString(
          report, Meter.cpuNanos() + "\n" + residentBytes() + "\n" + heapBytes + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long residentBytes() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    for (String line : Files.readAllLines(STATUS)) {
      List<String> words = List.of(line.split("\\s+", -1));
      if (words.get(0).equals("VmHWM:")) {
        return Long.parseLong(words.get(1)) * 1024; // the unit is kB
      }
    }
    return 0;
  }

  private static AtomicLong watchHeap() {
    Set<String> pools =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());
    AtomicLong most = new AtomicLong();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(
            (notification, unused) -> most.accumulateAndGet(used(notification, pools), Math::max),
            null,
            null);
      }
    }
    return most;
  }

  private static long used(Notification notification, Set<String> pools) {
    if (!(notification.getUserData() instanceof CompositeData data)) {
      return 0;
    }
    Map<String, MemoryUsage> after =
        GarbageCollectionNotificationInfo.from(data).getGcInfo().getMemoryUsageAfterGc();
    return after.entrySet().stream()
        .filter(pool -> pools.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }
}
