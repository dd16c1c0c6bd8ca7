package io.trailhound.bench.stage;

import io.trailhound.bench.trail.Block;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Decompresses and throws away. */
public final class GunzipStage implements Stage {
  private final byte[] sink = new byte[64 << 10];

  @Override
  public String name() {
    return "gunzip";
  }

  @Override
  public String unit() {
    return "bytes";
  }

  @Override
  public long run(Block block) throws IOException {
    long total = 0;
    for (Block.Part part : block.parts()) {
      try (GZIPInputStream in = new GZIPInputStream(part.compressed(), 64 << 10)) {
        for (int count = in.read(sink); count >= 0; count = in.read(sink)) {
          total += count;
        }
      }
    }
    return total;
  }
}
