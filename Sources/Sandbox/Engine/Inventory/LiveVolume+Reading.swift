import DockerCLI
import EngineValues
import Primitives

extension LiveVolume {
    init?(_ json: JSONValue, claim: LessonClaim) {
        guard let name = json["Name"].text, !name.isEmpty else { return nil }
        let nonce = json["Nonce"].text ?? ""
        self.init(
            name: name, driver: json["Driver"].text ?? "", isLessons: claim.holds(.volume, id: name, nonce: nonce), nonce: nonce)
    }
}
