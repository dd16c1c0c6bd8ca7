package io.trailhound.bench.lists;

import io.trailhound.bench.report.Cost;
import io.trailhound.bench.report.Line;
import io.trailhound.bench.report.Meter;
import io.trailhound.enrichment.ip.IpData;
import io.trailhound.enrichment.ip.IpDataFiles;
import io.trailhound.enrichment.ip.IpSources;
import io.trailhound.enrichment.ip.list.ListKind;
import io.trailhound.enrichment.ip.list.ListSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** Collects loads of a list of a million blocks, and look-ups in it; the same in each round. */
public final class ListTimes {
  private static final int BLOCKS = 1_000_000;
  private static final int LOOKUPS = 2_000_000;
  private static final int SOURCES = 1 << 16;

  private final Path file;
  private final String[] sources = new String[SOURCES];
  private final List<Cost> loads = new ArrayList<>();
  private final List<Cost> lookups = new ArrayList<>();
  private long bytes;
  private long heap;
  private long found;

  /** Writes the list into a folder. */
  public ListTimes(Path folder) throws IOException {
    file = folder.resolve("million.txt");
    SplittableRandom random = new SplittableRandom(7);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < BLOCKS; i++) {
        int bits = 20 + random.nextInt(13);
        out.write(address(random.nextInt() & (-1 << (32 - bits))) + "/" + bits + "\n");
      }
    }
    for (int i = 0; i < SOURCES; i++) {
      sources[i] = address(random.nextInt());
    }
  }

  private static String address(int bits) {
    return (bits >>> 24)
        + "."
        + ((bits >>> 16) & 255)
        + "."
        + ((bits >>> 8) & 255)
        + "."
        + (bits & 255);
  }

  /** Measures one round. */
  public void measure() throws IOException {
    bytes = Files.size(file);
    long before = used();
    Meter loading = Meter.start();
    IpDataFiles files =
        new IpDataFiles(
            new IpSources(
                List.of(),
                Optional.empty(),
                List.of(ListSource.of("million", ListKind.DENY, file))));
    IpData data = files.reload().data();
    loads.add(loading.stop());
    heap = Math.max(heap, used() - before);
    Meter asking = Meter.start();
    long hits = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      hits += data.lookup(sources[i & (SOURCES - 1)], null, 0).lists().size();
    }
    lookups.add(asking.stop());
    found = hits;
  }

  private static long used() {
    System.gc(); // the figure is what is kept
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** The lines. */
  public List<Line> lines() {
    String memory = String.format(Locale.ROOT, "%,.0f MB in the heap", heap / 1e6);
    String hits = String.format(Locale.ROOT, "%,d of the addresses are on the list", found);
    return List.of(
        new Line("list: load a million blocks", BLOCKS, bytes, loads, List.of(), memory),
        new Line("list: look addresses up", LOOKUPS, LOOKUPS * 12L, lookups, List.of(), hits));
  }
}
