package io.trailhound.generate.habits;

import io.trailhound.generate.record.Blank;
import io.trailhound.generate.record.Call;
import io.trailhound.generate.record.Fault;
import io.trailhound.generate.record.JsonBuffer;
import io.trailhound.generate.record.RecordRenderer;
import io.trailhound.generate.record.RecordSink;
import io.trailhound.generate.record.Session;
import io.trailhound.generate.record.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Puts the records of a trail in order, an hour at a time. */
final class OrderedRecords implements Iterator<HabitRecord>, RecordSink {

  private final HabitTrail trail;
  private final RecordRenderer renderer = new RecordRenderer();
  private final JsonBuffer json = new JsonBuffer();
  private final ArrayDeque<HabitRecord> ready = new ArrayDeque<>();
  private List<HabitRecord> later = new ArrayList<>();
  private int hour;

  OrderedRecords(HabitTrail trail) {
    this.trail = trail;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && hour < trail.hours()) {
      fill();
    }
    return !ready.isEmpty();
  }

  @Override
  public HabitRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  @Override
  public void record(long time, Session session, Call call, Fault fault, Values values) {
    renderer.render(time, session, call, fault, values, json.clear());
    byte[] bytes = Arrays.copyOf(json.array(), json.length());
    String account = values.get(Blank.ACCOUNT);
    later.add(new HabitRecord(time, account, values.get(Blank.REGION), bytes));
  }

  private void fill() {
    try {
      trail.play(hour, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    hour++;
    long end = hour < trail.hours() ? trail.options().from() + hour * 3600L : Long.MAX_VALUE;
    later.sort(Comparator.comparingLong(HabitRecord::time));
    List<HabitRecord> rest = new ArrayList<>();
    for (HabitRecord record : later) {
      if (record.time() < end) {
        ready.add(record);
      } else {
        rest.add(record);
      }
    }
    later = rest;
  }
}
