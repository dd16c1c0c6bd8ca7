package io.trailhound.pipeline.live;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What a web server's machine writes to syslog in some days: logins, cron, and guessers. */
final class LogLines {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SLOT = 300;
  private static final int EVERY_NTH_GUESSED = 31;

  private final Random random;
  private final List<Delivery> deliveries = new ArrayList<>();
  private int ids;

  private LogLines(long seed) {
    this.random = new Random(seed);
  }

  /**
   * Lines and their deliveries: each within 15 minutes, some of them twice.
   *
   * @param start the first slot of five minutes, in epoch seconds
   * @param slots how many of them
   */
  static List<Delivery> make(long seed, long start, int slots) {
    LogLines lines = new LogLines(seed);
    for (int slot = 0; slot < slots; slot++) {
      lines.slot(start + (long) slot * SLOT, slot % EVERY_NTH_GUESSED == EVERY_NTH_GUESSED - 1);
    }
    return lines.deliveries;
  }

  private void slot(long from, boolean guessed) {
    for (int minute = 0; minute < 5; minute++) {
      write(from + 60L * minute + 1, "CRON[812]: (root) CMD (/usr/local/bin/rotate)");
    }
    if (random.nextInt(3) == 0) {
      write(
          from + random.nextInt(SLOT),
          "sshd[4211]: Accepted publickey for deploy from 192.0.2.14 port 50122 ssh2: ED25519"
              + " SHA256:JvSnnFqN0vXW3yq9sAjWzVw7oQb4cKpZ5t1uRr2xYh8");
    }
    if (guessed) {
      String address = "203.0.113." + (1 + random.nextInt(250));
      for (int i = 0; i < 14; i++) {
        write(
            from + 2L * i,
            "sshd["
                + (5000 + i)
                + "]: Failed password for admin from "
                + address
                + " port 40022 ssh2");
      }
      write(
          from + 60,
          "sshd[5100]: Accepted password for admin from " + address + " port 40023 ssh2");
    }
  }

  private void write(long second, String text) {
    String id = "%056d".formatted(1 + ids++);
    String line = STAMP.format(Instant.ofEpochSecond(second)) + " web-1 " + text;
    Delivery.Line made = new Delivery.Line(id, second * 1000, line);
    boolean late = random.nextInt(10) == 0;
    long delivered = second + (late ? 300 + random.nextInt(300) : random.nextInt(60));
    long stamp = (delivered / SLOT + 1) * SLOT;
    deliveries.add(Delivery.ofLine(stamp, made));
    if (!late && random.nextInt(10) == 0) {
      deliveries.add(Delivery.ofLine(stamp + SLOT, made));
    }
  }
}
