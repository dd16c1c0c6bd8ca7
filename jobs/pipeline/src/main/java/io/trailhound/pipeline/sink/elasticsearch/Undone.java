package io.trailhound.pipeline.sink.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * What a failure undid: the documents that earlier attempts sent after a checkpoint.
 *
 * @param checkpoint the one to which the job went back
 * @param attempt the one that began there, see {@link Delivery#attempt}
 */
record Undone(long checkpoint, long attempt) {
  /** In the form of a note: {@code CHECKPOINT ATTEMPT}, one a line. */
  static byte[] write(List<Undone> all) {
    StringBuilder text = new StringBuilder();
    for (Undone one : all) {
      text.append(one.checkpoint).append(' ').append(one.attempt).append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }

  static List<Undone> read(byte[] note) {
    List<Undone> all = new ArrayList<>();
    for (String line : new String(note, UTF_8).lines().toList()) {
      int space = line.indexOf(' ');
      long checkpoint = Long.parseLong(line.substring(0, space));
      all.add(new Undone(checkpoint, Long.parseLong(line.substring(space + 1))));
    }
    return all;
  }
}
