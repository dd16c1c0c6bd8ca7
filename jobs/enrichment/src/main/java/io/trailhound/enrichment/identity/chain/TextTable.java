package io.trailhound.enrichment.identity.chain;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts of which each is written once: a byte gives its place among those before it; 254 says that
 * a new text follows, 255 stands for none.
 */
final class TextTable {
  private static final int NEW = 254;
  private static final int NONE = 255;

  private TextTable() {}

  /** Writes texts to one output. */
  static final class Writer {
    private final DataOutput out;
    private final Map<String, Integer> places = new HashMap<>();

    Writer(DataOutput out) {
      this.out = out;
    }

    void write(String text) throws IOException {
      Integer place = places.get(text);
      if (place != null) {
        out.writeByte(place);
        return;
      }
      if (places.size() < NEW) {
        places.put(text, places.size());
      }
      out.writeByte(NEW);
      out.writeUTF(text);
    }

    void writeNullable(@Nullable String text) throws IOException {
      if (text == null) {
        out.writeByte(NONE);
      } else {
        write(text);
      }
    }
  }

  /** Reads what a writer wrote. */
  static final class Reader {
    private final DataInput in;
    private final List<String> texts = new ArrayList<>();

    Reader(DataInput in) {
      this.in = in;
    }

    String read() throws IOException {
      String text = readNullable();
      if (text == null) {
        throw new IOException("a stored session lacks a text");
      }
      return text;
    }

    @Nullable String readNullable() throws IOException {
      int place = in.readUnsignedByte();
      if (place == NONE) {
        return null;
      }
      if (place != NEW) {
        if (place >= texts.size()) {
          throw new IOException("a stored session refers to the unknown text " + place);
        }
        return texts.get(place);
      }
      String text = in.readUTF();
      if (texts.size() < NEW) {
        texts.add(text);
      }
      return text;
    }
  }
}
