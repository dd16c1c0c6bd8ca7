package io.trailhound.detection.risk;

/** What has become of an incident. */
public sealed interface IncidentChange {
  /** The incident's id. */
  String id();

  /** Higher than that of every earlier change of the same subject while its state lives. */
  long revision();

  /** The incident is new, or says something else than before. */
  record Upsert(Incident incident, long revision) implements IncidentChange {
    @Override
    public String id() {
      return incident.id();
    }
  }

  /** The incident no longer is. */
  record Withdraw(String id, long revision) implements IncidentChange {}
}
