package io.trailhound.pipeline.sink.elasticsearch;

import java.io.Serializable;
import java.net.URI;

/**
 * Where alerts and activity are indexed. Secrets are not here: the API key comes from the
 * environment of the process that connects, see {@link Clients}.
 *
 * @param url the server, {@code http://} or {@code https://}
 * @param index the index or alias of alerts
 * @param activityIndex the index or alias of activity
 * @param submitted when the job was submitted, in milliseconds since 1970: a later run overwrites
 *     what an earlier one left
 */
public record ElasticsearchOptions(URI url, String index, String activityIndex, long submitted)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Where alerts go when nothing else is said. */
  public static final String DEFAULT_INDEX = "trailhound-alerts";

  /** Where activity goes when nothing else is said. */
  public static final String DEFAULT_ACTIVITY_INDEX = "trailhound-activity";

  /** The same with activity's index in the place of alerts'. */
  ElasticsearchOptions forActivity() {
    return new ElasticsearchOptions(url, activityIndex, activityIndex, submitted);
  }
}
