package io.trailhound.pipeline.source.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ParquetDecodingException;

/**
 * Bounds on the memory that a Parquet file may ask for: its own figures of sizes are believed by
 * Parquet's reader, and a damaged or hostile file says anything.
 */
final class Bounded {
  /** The most bytes of a page; ours hold 256 KiB, or one record. */
  static final int PAGE = 64 << 20;

  /** The most compressed bytes of a row group's columns at once; ours are below 32 MiB. */
  static final long ROW_GROUP = 256L << 20;

  private Bounded() {}

  /** Gives memory for compressed bytes; {@link #renew} for each row group. */
  static final class Allocator implements ByteBufferAllocator {
    private long left = ROW_GROUP;

    /** What was given before is not in use any more. */
    void renew() {
      left = ROW_GROUP;
    }

    @Override
    public ByteBuffer allocate(int size) {
      left -= size;
      if (left < 0) {
        throw new ParquetDecodingException("it asks for more than " + ROW_GROUP + " bytes at once");
      }
      return ByteBuffer.allocate(size);
    }

    @Override
    public void release(ByteBuffer buffer) {
      // The garbage collector takes it.
    }

    @Override
    public boolean isDirect() {
      return false;
    }
  }

  /** Decompresses pages of bounded size. */
  static final class Codecs implements CompressionCodecFactory {
    private final CodecFactory codecs = new CodecFactory(new Configuration(false), 0);

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
      return codecs.getCompressor(codec);
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
      return new Decompressor(codecs.getDecompressor(codec));
    }

    @Override
    public void release() {
      codecs.release();
    }
  }

  private record Decompressor(CompressionCodecFactory.BytesInputDecompressor of)
      implements CompressionCodecFactory.BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      check(size);
      return of.decompress(bytes, size);
    }

    @Override
    public void decompress(ByteBuffer input, int compressed, ByteBuffer output, int size)
        throws IOException {
      check(size);
      of.decompress(input, compressed, output, size);
    }

    @Override
    public void release() {
      of.release();
    }

    private static void check(int size) {
      if (size < 0 || size > PAGE) {
        throw new ParquetDecodingException("it has a page of " + size + " bytes");
      }
    }
  }
}
