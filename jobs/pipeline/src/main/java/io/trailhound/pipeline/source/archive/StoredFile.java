package io.trailhound.pipeline.source.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of Flink's file systems for Parquet's reader. Remembers when the storage failed, which
 * tells that from a damaged file: Parquet's reader has one exception for both.
 */
final class StoredFile implements InputFile, Closeable {
  private final FSDataInputStream in;
  private final long length;
  private final String name;
  private @Nullable IOException failure;

  StoredFile(FSDataInputStream in, long length, String name) {
    this.in = in;
    this.length = length;
    this.name = name;
  }

  /** Throws what the storage threw, if it failed. */
  void rethrow() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() {
    return new Stream();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Stands in Parquet's messages. */
  @Override
  public String toString() {
    return name;
  }

  private IOException failed(IOException e) {
    failure = e;
    return e;
  }

  /** What Parquet's stream reads from. */
  private final class Watched extends InputStream {
    @Override
    public int read() throws IOException {
      try {
        return in.read();
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
      try {
        return in.read(bytes, offset, count);
      } catch (IOException e) {
        throw failed(e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private final class Stream extends DelegatingSeekableInputStream {
    Stream() {
      super(new Watched());
    }

    @Override
    public long getPos() throws IOException {
      return in.getPos();
    }

    @Override
    public void seek(long position) throws IOException {
      if (position < 0 || position > length) {
        throw new IOException("byte " + position + " is outside of the file");
      }
      try {
        in.seek(position);
      } catch (IOException e) {
        throw failed(e);
      }
    }
  }
}
