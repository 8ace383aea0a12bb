package uk.rightsdesk.process;

import io.camunda.client.CamundaClient;

final class ProcessModels {
    private ProcessModels() {}

    static void deploy(CamundaClient client) {
        client.newDeployResourceCommand()
                .addResourceFile("/tmp/facade/scratch/t2.bpmn")
                .send()
                .join();
    }
}
