package io.trailhound.pipeline.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Strings and byte arrays of any length on Flink's wire. */
public final class Wire {
  private Wire() {}

  /** Writes a string of any length. */
  public static void writeText(String text, DataOutputView target) throws IOException {
    writeBytes(text.getBytes(StandardCharsets.UTF_8), target);
  }

  /** Reads what {@link #writeText} wrote. */
  public static String readText(DataInputView source) throws IOException {
    return new String(readBytes(source), StandardCharsets.UTF_8);
  }

  /** Writes a list of strings. */
  public static void writeTexts(List<String> texts, DataOutputView target) throws IOException {
    target.writeInt(texts.size());
    for (String text : texts) {
      writeText(text, target);
    }
  }

  /** Reads what {@link #writeTexts} wrote. */
  public static List<String> readTexts(DataInputView source) throws IOException {
    int count = source.readInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(readText(source));
    }
    return texts;
  }

  /** Writes bytes with their number before them. */
  public static void writeBytes(byte[] bytes, DataOutputView target) throws IOException {
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  /** Reads what {@link #writeBytes} wrote. */
  public static byte[] readBytes(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return bytes;
  }
}
