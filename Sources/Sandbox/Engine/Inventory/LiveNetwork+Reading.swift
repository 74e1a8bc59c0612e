import DockerCLI
import EngineValues
import Primitives

extension LiveNetwork {
    init?(_ json: JSONValue, claim: LessonClaim) {
        guard let id = json["Id"].text, !id.isEmpty else { return nil }
        self.init(
            id: id, name: json["Name"].text ?? "", driver: json["Driver"].text ?? "", isInternal: json["Internal"].text == "true",
            isLessons: claim.holds(.network, id: id))
    }
}
