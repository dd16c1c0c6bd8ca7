package io.trailhound.pipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.pipeline.report.Books.Verdict;
import org.junit.jupiter.api.Test;

class BooksTest {

  @Test
  void addsUp() {
    Books books = Books.ofRecords(Samples.summary(0));
    assertThat(books.equation())
        .isEqualTo("read 1,000 = archived 890 + duplicate 100 + quarantined 10");
    assertThat(books.verdict()).isEqualTo(Verdict.ADDS_UP);
  }

  @Test
  void countsWhatWasNotArchivedWithoutAnArchive() {
    Books books =
        records("{'read': 9, 'archived': 0, 'not_archived': 9, 'duplicate': 0, 'quarantined': 0}");
    assertThat(books.equation())
        .isEqualTo("read 9 = archived 0 + not_archived 9 + duplicate 0 + quarantined 0");
    assertThat(books.verdict()).isEqualTo(Verdict.ADDS_UP);
  }

  @Test
  void doesNotAddUp() {
    Books fewer = records("{'read': 9, 'archived': 7, 'duplicate': 0, 'quarantined': 1}");
    assertThat(fewer.verdict()).isEqualTo(Verdict.DOES_NOT_ADD_UP);
    assertThat(fewer.remark()).isEqualTo("The right-hand side is 8: 1 record unaccounted for.");
    Books more = records("{'read': 9, 'archived': 9, 'duplicate': 2, 'quarantined': 0}");
    assertThat(more.remark()).isEqualTo("The right-hand side is 11: 2 records too many.");
  }

  @Test
  void saysWhatIsMissingRatherThanGuess() {
    Books books = records("{'read': 9, 'archived': 9, 'duplicate': '0'}");
    assertThat(books.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(books.remark()).isEqualTo("The summary does not state: duplicate, quarantined.");
  }

  @Test
  void comparesTheAlertsCountedWithThoseRead() {
    assertThat(Books.ofAlerts(Samples.summary(3), 3).verdict()).isEqualTo(Verdict.ADDS_UP);
    assertThat(Books.ofAlerts(Samples.summary(3), 2).verdict()).isEqualTo(Verdict.DOES_NOT_ADD_UP);
    assertThat(Books.ofAlerts(Samples.json("{}"), 2).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  private static Books records(String json) {
    return Books.ofRecords(Samples.json("{'records': " + json + "}"));
  }
}
