package io.trailhound.generate.habits;

import io.trailhound.generate.actor.Job;
import io.trailhound.generate.actor.Task;
import io.trailhound.generate.call.StorageCalls;
import io.trailhound.generate.record.Blank;

/**
 * What is made on average, by a task or in a time.
 *
 * @param events records
 * @param reads of S3 objects
 * @param bytes read from S3 objects
 */
record Output(double events, double reads, double bytes) {

  static final Output NONE = new Output(0, 0, 0);

  /** Of a task of a job. */
  static Output of(Job job) {
    int smallest = exponent(job, Blank.SMALLEST);
    int largest = exponent(job, Blank.LARGEST);
    double sizes = StrictMath.pow(2, largest + 1) - StrictMath.pow(2, smallest);
    double size = 1.5 * sizes / (largest - smallest + 1);
    double events = 0;
    double reads = 0;
    double weights = 0;
    for (Task task : job.tasks()) {
      double times = task.weight() * (1 + task.most()) / 2.0;
      weights += task.weight();
      events += times * task.calls().size();
      reads += times * task.calls().stream().filter(StorageCalls.GET_OBJECT::equals).count();
    }
    return new Output(events / weights, reads / weights, reads / weights * size);
  }

  private static int exponent(Job job, Blank blank) {
    return Integer.parseInt(job.place().inventory().all(blank).get(0));
  }

  Output times(double count) {
    return new Output(events * count, reads * count, bytes * count);
  }

  Output plus(Output other) {
    return new Output(events + other.events, reads + other.reads, bytes + other.bytes);
  }
}
