package io.trailhound.events.agent;

/**
 * One form of log lines. A format tells by the text whether a line is of its form; what it puts
 * into the document follows ECS 8.11, and what ECS has no name for stands below a name of the
 * format's own. Stateless.
 */
public interface LineFormat {
  /** The name by which configuration chooses the format for a log group, as {@code vpcflow}. */
  String name();

  /**
   * Puts what a line says into a document: its dataset, its time if it has one, its fields.
   *
   * @return false when the line is of another form; the document is untouched then
   */
  boolean read(LogLine line, EcsDocument document);
}
