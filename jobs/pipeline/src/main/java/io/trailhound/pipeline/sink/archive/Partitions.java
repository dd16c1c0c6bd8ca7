package io.trailhound.pipeline.sink.archive;

import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventTime;
import io.trailhound.events.agent.EcsField;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.cloudtrail.ObjectNames;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Names the folder of an event: {@code dataset=cloudtrail/account=/region=/date=}. What a record
 * says of its account and region is somebody's text: only what looks like one becomes a folder's
 * name, all else is {@code other}, and what is missing is {@code unknown}.
 */
final class Partitions implements BucketAssigner<Event, String> {
  private static final long serialVersionUID = 1L;
  private static final long DAY = 86_400_000L;
  private static final int MOST_NAMES = 10_000;

  private record Key(Dataset dataset, String account, String region, long day) {}

  private final ArrayList<String> paths;
  private transient @Nullable FieldReader reader;
  private transient @Nullable Map<Key, String> folders;

  Partitions(List<String> planPaths) {
    this.paths = new ArrayList<>(planPaths);
  }

  @Override
  public String getBucketId(Event event, BucketAssigner.Context context) {
    FieldReader fields = reader;
    Map<Key, String> known = folders;
    if (fields == null || known == null) {
      fields = new FieldReader(FieldPlan.of(paths));
      known = new HashMap<>();
      reader = fields;
      folders = known;
    }
    fields.load(event);
    long day =
        event.time().source() == EventTime.Source.UNKNOWN
            ? Long.MIN_VALUE
            : Math.floorDiv(event.time().epochMillis(), DAY);
    boolean isLine = event.dataset() != Dataset.CLOUDTRAIL;
    String region =
        fields.firstText(isLine ? EcsField.CLOUD_REGION.slot() : CloudTrailField.AWS_REGION.slot());
    Key key =
        new Key(event.dataset(), account(fields, event), region == null ? "unknown" : region, day);
    String folder = known.get(key);
    if (folder == null) {
      if (known.size() > MOST_NAMES) {
        known.clear();
      }
      folder = folder(key);
      known.put(key, folder);
    }
    return folder;
  }

  private static String account(FieldReader fields, Event event) {
    if (event.dataset() != Dataset.CLOUDTRAIL) {
      String owner = fields.firstText(EcsField.CLOUD_ACCOUNT.slot());
      return owner == null ? "unknown" : owner;
    }
    String account = fields.firstText(CloudTrailField.RECIPIENT_ACCOUNT_ID.slot());
    if (account == null) {
      account = fields.firstText(CloudTrailField.IDENTITY_ACCOUNT_ID.slot());
    }
    if (account == null) {
      ObjectNames.Name name = ObjectNames.parse(event.object());
      account = name == null ? "unknown" : name.account();
    }
    return account;
  }

  private static String folder(Key key) {
    String account = key.account.matches("[0-9]{1,20}|unknown") ? key.account : "other";
    String region =
        key.region.matches("[a-z]{2,8}(-[a-z0-9]{1,16}){1,4}|unknown") ? key.region : "other";
    String date = key.day == Long.MIN_VALUE ? "unknown" : LocalDate.ofEpochDay(key.day).toString();
    String dataset = key.dataset.folder();
    return "dataset=" + dataset + "/account=" + account + "/region=" + region + "/date=" + date;
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}
