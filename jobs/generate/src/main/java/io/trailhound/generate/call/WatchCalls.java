package io.trailhound.generate.call;

import io.trailhound.generate.record.Call;

/** CloudTrail, CloudWatch, Config, GuardDuty, Organizations and cost. */
public final class WatchCalls {

  private static final String TRAIL_ARN = "arn:aws:cloudtrail:<region>:<account>:trail/<trail>";

  public static final Call DESCRIBE_TRAILS =
      Call.read("cloudtrail", "DescribeTrails").request("{'includeShadowTrails':true}");
  public static final Call GET_TRAIL_STATUS =
      Call.read("cloudtrail", "GetTrailStatus").request("{'name':'" + TRAIL_ARN + "'}");
  public static final Call LOOKUP_EVENTS =
      Call.read("cloudtrail", "LookupEvents")
          .request(
              "{'maxResults':50,'lookupAttributes':[{'attributeKey':'ReadOnly','attributeValue':"
                  + "'false'}]}");
  public static final Call STOP_LOGGING =
      Call.write("cloudtrail", "StopLogging").request("{'name':'" + TRAIL_ARN + "'}");
  public static final Call START_LOGGING =
      Call.write("cloudtrail", "StartLogging").request("{'name':'" + TRAIL_ARN + "'}");
  public static final Call DELETE_TRAIL =
      Call.write("cloudtrail", "DeleteTrail").request("{'name':'" + TRAIL_ARN + "'}");

  public static final Call LIST_DETECTORS = Call.read("guardduty", "ListDetectors");
  public static final Call LIST_FINDINGS =
      Call.read("guardduty", "ListFindings").request("{'detectorId':'<detector>','maxResults':50}");
  public static final Call UPDATE_DETECTOR =
      Call.write("guardduty", "UpdateDetector")
          .request("{'detectorId':'<detector>','enable':false}");

  public static final Call DESCRIBE_ORGANIZATION =
      Call.read("organizations", "DescribeOrganization").worldwide();
  public static final Call GET_COST_AND_USAGE =
      Call.read("ce", "GetCostAndUsage")
          .request("{'granularity':'MONTHLY','metrics':['UnblendedCost']}");
  public static final Call LIST_SERVICE_QUOTAS =
      Call.read("servicequotas", "ListServiceQuotas").request("{'serviceCode':'ec2'}");

  public static final Call DESCRIBE_ALARMS =
      Call.read("monitoring", "DescribeAlarms").request("{'maxRecords':100}");
  public static final Call GET_METRIC_DATA =
      Call.data("monitoring", "GetMetricData", true)
          .request("{'metricDataQueries':[{'id':'m<number>','returnData':true}]}");
  public static final Call DESCRIBE_LOG_GROUPS =
      Call.read("logs", "DescribeLogGroups").request("{'limit':50}");
  public static final Call START_QUERY =
      Call.read("logs", "StartQuery")
          .request("{'logGroupName':'<log_group>','limit':1000}")
          .response("{'queryId':'<uuid>'}");
  public static final Call CREATE_LOG_STREAM =
      Call.write("logs", "CreateLogStream")
          .request("{'logGroupName':'<log_group>','logStreamName':'0<hex>'}");
  public static final Call DESCRIBE_COMPLIANCE =
      Call.read("config", "DescribeComplianceByConfigRule");
  public static final Call LIST_DISCOVERED_RESOURCES =
      Call.read("config", "ListDiscoveredResources")
          .request("{'resourceType':'AWS::EC2::SecurityGroup','limit':100}");

  private WatchCalls() {}
}
