package io.trailhound.events.agent.syslog;

import static io.trailhound.events.agent.syslog.Action.*;
import static io.trailhound.events.agent.syslog.Phrase.failure;
import static io.trailhound.events.agent.syslog.Phrase.says;
import static io.trailhound.events.agent.syslog.Phrase.success;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.EcsDocument;
import java.util.List;
import java.util.Locale;

/**
 * cron, crontab, anacron and at. Commands are {@code process.command_line}; for a crontab {@code
 * user.name} is who handled it and {@code user.target.name} whose it is.
 */
final class Cron implements Program {
  private static final List<Phrase> PHRASES =
      List.of(
          success(CRON_COMMAND, "(<user>) CMD (<command...>)"),
          says(CRON_COMMAND_ENDED, "(<user>) CMDEND (<command...>)"),
          says(CRON_OUTPUT, "(<user>) CMDOUT (<cron.output...>)"),
          says(CRONTAB_EDIT_BEGUN, "(<user>) BEGIN EDIT (<target>)"),
          says(CRONTAB_EDIT_ENDED, "(<user>) END EDIT (<target>)"),
          success(CRONTAB_REPLACED, "(<user>) REPLACE (<target>)"),
          success(CRONTAB_DELETED, "(<user>) DELETE (<target>)"),
          success(CRONTAB_LISTED, "(<user>) LIST (<target>)"),
          says(CRONTAB_RELOADED, "(*system*) RELOAD (<file.path...>)"),
          says(CRONTAB_RELOADED, "(<user>) RELOAD (<file.path...>)"),
          failure(CRONTAB_DENIED, "(<user>) AUTH (<reason...>)"),
          failure(CRON_ERROR, "(CRON) error (<reason...>)"),
          failure(CRON_ERROR, "(CRON) ERROR (<reason...>)"),
          failure(CRON_ERROR, "(<user>) ERROR (<reason...>)"),
          failure(CRON_ERROR, "(<user>) FAILED <reason...>"),
          failure(CRON_ERROR, "(<user>) ORPHAN (<reason...>)"),
          failure(CRON_ERROR, "(<user>) WRONG <reason...>"),
          failure(CRON_ERROR, "(*system*<_>) ORPHAN (<reason...>)"),
          says(CRON_MESSAGE, "(CRON) INFO (<reason...>)"),
          says(CRON_MESSAGE, "(CRON) STARTUP (<reason...>)"),
          says(CRON_JOB_STARTED, "Job `<cron.job...>' started"),
          says(CRON_JOB_ENDED, "Job `<cron.job>' terminated<_...>"),
          says(CRON_JOB_STARTED, "(<_>) starting <cron.job>"),
          says(CRON_JOB_ENDED, "(<_>) finished <cron.job>"));

  @Override
  public boolean wrote(SyslogMessage message) {
    return switch (message.program().toLowerCase(Locale.ROOT)) {
      case "cron", "crond", "crontab", "anacron", "atd", "run-parts", "crond(pam_unix)" -> true;
      default -> false;
    };
  }

  @Override
  public void read(SyslogMessage message, EcsDocument document) {
    document.dataset(Dataset.CRON);
    if (!Pam.read(message, document) && !Phrase.readAny(PHRASES, message.text(), document)) {
      CRON_MESSAGE.put(document);
    }
  }
}
