package io.trailhound.generate.call;

import io.trailhound.generate.record.Call;

/** EC2, Systems Manager, Lambda, ECS, RDS and CloudFormation. */
public final class ComputeCalls {

  private static final String NO_FILTER = "'instancesSet':{},'filterSet':{}";
  private static final String INSTANCE_SET = "'instancesSet':{'items':[{'instanceId':'<instance>'";
  private static final String DONE = "{'requestId':'<request_id>','_return':true}";
  private static final String FUNCTION_ARN =
      "'arn:aws:lambda:<region>:<account>:function:<function>'";

  public static final Call DESCRIBE_INSTANCES =
      Call.read("ec2", "DescribeInstances").request("{'maxResults':1000," + NO_FILTER + "}");
  public static final Call DESCRIBE_INSTANCE_STATUS =
      Call.read("ec2", "DescribeInstanceStatus")
          .request("{" + NO_FILTER + ",'includeAllInstances':false}");
  public static final Call DESCRIBE_TAGS =
      Call.read("ec2", "DescribeTags")
          .request(
              "{'maxResults':200,'filterSet':{'items':[{'name':'resource-type','valueSet':"
                  + "{'items':[{'value':'instance'}]}}]}}");
  public static final Call DESCRIBE_VOLUMES =
      Call.read("ec2", "DescribeVolumes").request("{'volumeSet':{},'filterSet':{}}");
  public static final Call DESCRIBE_SECURITY_GROUPS =
      Call.read("ec2", "DescribeSecurityGroups")
          .request(
              "{'maxResults':1000,'securityGroupSet':{},'securityGroupIdSet':{},'filterSet':{}}");
  public static final Call DESCRIBE_SUBNETS =
      Call.read("ec2", "DescribeSubnets").request("{'subnetSet':{},'filterSet':{}}");
  public static final Call DESCRIBE_SNAPSHOTS =
      Call.read("ec2", "DescribeSnapshots")
          .request(
              "{'maxResults':100,'snapshotSet':{},'ownersSet':{'items':[{'owner':'self'}]},"
                  + "'sharedUsersSet':{},'filterSet':{}}");
  public static final Call DESCRIBE_INSTANCE_TYPES =
      Call.read("ec2", "DescribeInstanceTypes")
          .request(
              "{'DescribeInstanceTypesRequest':{'InstanceType':{'tag':1,'content':"
                  + "'<instance_type>'}}}");
  public static final Call DESCRIBE_INSTANCE_ATTRIBUTE =
      Call.read("ec2", "DescribeInstanceAttribute")
          .request("{'instanceId':'<instance>','attribute':'userData'}");

  public static final Call CREATE_TAGS =
      Call.write("ec2", "CreateTags")
          .request(
              "{'resourcesSet':{'items':[{'resourceId':'<instance>'}]},'tagSet':{'items':[{'key':"
                  + "'release','value':'r<number>'}]}}")
          .response(DONE);
  public static final Call CREATE_SNAPSHOT =
      Call.write("ec2", "CreateSnapshot")
          .request("{'volumeId':'<volume>','description':'nightly'}")
          .response(
              "{'requestId':'<request_id>','snapshotId':'<snapshot>','volumeId':'<volume>',"
                  + "'status':'pending','ownerId':'<account>','volumeSize':'200'}");

  /** Shares a snapshot with another account, set as GRANTEE. */
  public static final Call MODIFY_SNAPSHOT_ATTRIBUTE =
      Call.write("ec2", "ModifySnapshotAttribute")
          .request(
              "{'snapshotId':'<snapshot>','createVolumePermission':{'add':{'items':[{'userId':"
                  + "'<grantee>'}]}},'attributeType':'CREATE_VOLUME_PERMISSION'}")
          .response(DONE);

  public static final Call CREATE_KEY_PAIR =
      Call.write("ec2", "CreateKeyPair")
          .request("{'keyName':'<key_pair>','keyType':'rsa','keyFormat':'pem'}")
          .response(
              "{'requestId':'<request_id>','keyName':'<key_pair>','keyPairId':'key-0<hex>',"
                  + "'keyMaterial':'HIDDEN_DUE_TO_SECURITY_REASONS'}");
  public static final Call CREATE_SECURITY_GROUP =
      Call.write("ec2", "CreateSecurityGroup")
          .request("{'groupName':'<key_pair>','groupDescription':'launch wizard'}")
          .response("{'requestId':'<request_id>','_return':true,'groupId':'<security_group>'}");

  /** Opens SSH to the world. */
  public static final Call AUTHORIZE_SECURITY_GROUP_INGRESS =
      Call.write("ec2", "AuthorizeSecurityGroupIngress")
          .request(
              "{'groupId':'<security_group>','ipPermissions':{'items':[{'ipProtocol':'tcp',"
                  + "'fromPort':22,'toPort':22,'groups':{},'ipRanges':{'items':[{'cidrIp':"
                  + "'0.0.0.0/0'}]},'ipv6Ranges':{},'prefixListIds':{}}]}}")
          .response(DONE);

  public static final Call RUN_INSTANCES =
      Call.write("ec2", "RunInstances")
          .request(
              "{'instancesSet':{'items':[{'imageId':'<image>','minCount':<count>,'maxCount':"
                  + "<count>,'keyName':'<key_pair>'}]},'groupSet':{'items':[{'groupId':"
                  + "'<security_group>'}]},'instanceType':'<instance_type>','blockDeviceMapping':"
                  + "{},'monitoring':{'enabled':false},'disableApiTermination':false,"
                  + "'clientToken':'<uuid>'}")
          .response(
              "{'requestId':'<request_id>','reservationId':'r-0<hex>','ownerId':'<account>',"
                  + "'groupSet':{},"
                  + INSTANCE_SET
                  + ",'imageId':'<image>','instanceState':{'code':0,'name':'pending'},"
                  + "'keyName':'<key_pair>','instanceType':'<instance_type>','subnetId':"
                  + "'<subnet>','placement':{'availabilityZone':'<region>a','tenancy':'default'}}]}"
                  + "}");
  public static final Call TERMINATE_INSTANCES =
      Call.write("ec2", "TerminateInstances")
          .request("{" + INSTANCE_SET + "}]}}")
          .response(
              "{'requestId':'<request_id>',"
                  + INSTANCE_SET
                  + ",'currentState':{'code':32,'name':'shutting-down'},'previousState':{'code':16,"
                  + "'name':'running'}}]}}");

  public static final Call DESCRIBE_INSTANCE_INFORMATION =
      Call.read("ssm", "DescribeInstanceInformation").request("{'maxResults':50}");
  public static final Call START_SESSION =
      Call.write("ssm", "StartSession")
          .request("{'target':'<instance>'}")
          .response(
              "{'sessionId':'<session_name>-0<hex>','tokenValue':'Value hidden due to security"
                  + " reasons.','streamUrl':'wss://ssmmessages.<region>.amazonaws.com/v1/"
                  + "data-channel/<session_name>-0<hex>?role=publish_subscribe'}");

  /** Runs a document on an instance; the document is set as COMMAND. */
  public static final Call SEND_COMMAND =
      Call.write("ssm", "SendCommand")
          .request(
              "{'documentName':'<command>','instanceIds':['<instance>'],'interactive':false,"
                  + "'parameters':'HIDDEN_DUE_TO_SECURITY_REASONS'}")
          .response(
              "{'command':{'commandId':'<uuid>','documentName':'<command>','instanceIds':"
                  + "['<instance>'],'status':'Pending','targetCount':1}}");

  public static final Call GET_PARAMETER =
      Call.read("ssm", "GetParameter")
          .request("{'name':'<parameter>','withDecryption':true}")
          .resources(
              "[{'accountId':'<account>','ARN':"
                  + "'arn:aws:ssm:<region>:<account>:parameter<parameter>'}]");
  public static final Call UPDATE_INSTANCE_INFORMATION =
      Call.write("ssm", "UpdateInstanceInformation")
          .request(
              "{'instanceId':'<instance>','agentVersion':'3.3.1611.0','agentStatus':'Active',"
                  + "'platformType':'Linux','platformName':'Amazon Linux','platformVersion':"
                  + "'2023'}");

  public static final Call LIST_FUNCTIONS = Call.read("lambda", "ListFunctions20150331");
  public static final Call GET_FUNCTION =
      Call.read("lambda", "GetFunction20150331v2").request("{'functionName':'<function>'}");
  public static final Call UPDATE_FUNCTION_CODE =
      Call.write("lambda", "UpdateFunctionCode20150331v2")
          .request("{'functionName':'<function>','publish':true,'dryRun':false}")
          .response(
              "{'functionName':'<function>','functionArn':"
                  + FUNCTION_ARN
                  + ",'runtime':'python3.12','handler':'app.handler','codeSize':48<number>,"
                  + "'timeout':30,'memorySize':512,'version':'<number>','state':'Active',"
                  + "'lastUpdateStatus':'InProgress'}");
  public static final Call INVOKE =
      Call.data("lambda", "Invoke", false)
          .request("{'functionName':'<function>','invocationType':'RequestResponse'}")
          .resources(
              "[{'accountId':'<account>','type':'AWS::Lambda::Function','ARN':"
                  + FUNCTION_ARN
                  + "}]");

  public static final Call DESCRIBE_SERVICES =
      Call.read("ecs", "DescribeServices")
          .request("{'cluster':'<cluster>','services':['<cluster>-web']}");
  public static final Call UPDATE_SERVICE =
      Call.write("ecs", "UpdateService")
          .request(
              "{'cluster':'<cluster>','service':'<cluster>-web','taskDefinition':"
                  + "'<cluster>-web:<number>','forceNewDeployment':true}")
          .response(
              "{'service':{'serviceName':'<cluster>-web','status':'ACTIVE','desiredCount':4,"
                  + "'runningCount':4,'launchType':'FARGATE'}}");
  public static final Call DESCRIBE_DB_INSTANCES =
      Call.read("rds", "DescribeDBInstances").request("{'dBInstanceIdentifier':'<database>'}");
  public static final Call DESCRIBE_STACKS =
      Call.read("cloudformation", "DescribeStacks").request("{'stackName':'<stack>'}");
  public static final Call UPDATE_STACK =
      Call.write("cloudformation", "UpdateStack")
          .request(
              "{'stackName':'<stack>','capabilities':['CAPABILITY_IAM'],'templateURL':"
                  + "'https://example-deploy-artifacts.s3.amazonaws.com/<stack>/r<number>.yaml'}")
          .response("{'stackId':'arn:aws:cloudformation:<region>:<account>:stack/<stack>/<uuid>'}");
  public static final Call GET_AUTHORIZATION_TOKEN =
      Call.read("ecr", "GetAuthorizationToken").host("api.ecr.<region>.amazonaws.com");
  public static final Call PUT_IMAGE =
      Call.write("ecr", "PutImage")
          .host("api.ecr.<region>.amazonaws.com")
          .request(
              "{'registryId':'<account>','repositoryName':'<repository>','imageTag':'r<number>'}")
          .response(
              "{'image':{'registryId':'<account>','repositoryName':'<repository>','imageId':"
                  + "{'imageTag':'r<number>'}}}");

  private ComputeCalls() {}
}
