import EngineValues
import Sandbox
import TutorCore
import TutorRuntime

extension Finding {
    /// The engine for container lessons. SQL lessons work without one.
    static let docker: @Sendable (Context) async -> [Finding] = { context in
        let report = await EngineReport.examine()
        var findings: [Finding] = []
        if let product = report.product {
            let place = report.place.map { " at \($0.address)" } ?? ""
            findings.append(Finding(name: "docker", state: .fine, says: "\(product) \(report.version)\(place) (\(report.architecture))"))
        }
        if !report.limitsMemory {
            let says = "this engine can't limit memory: examples with --memory print something else"
            findings.append(Finding(name: "memory", state: .fine, says: says))
        }
        if let version = report.compose { findings.append(Finding(name: "compose", state: .fine, says: "Docker Compose \(version)")) }
        if let version = report.buildx { findings.append(Finding(name: "buildx", state: .fine, says: "buildx \(version)")) }
        for diagnosis in report.diagnoses {
            findings.append(Finding(name: name(diagnosis), state: .lacking, says: diagnosis.explanation, fix: diagnosis.fix))
        }
        if report.isUsable { findings += await images(context, report) }
        return findings
    }

    private static func name(_ diagnosis: EngineDiagnosis) -> String {
        switch diagnosis {
        case .composeMissing: "compose"
        case .buildxMissing: "buildx"
        default: "docker"
        }
    }

    /// The images used in lessons.
    private static func images(_ context: Context, _ report: EngineReport) async -> [Finding] {
        do {
            let needs = try ImageNeed.all(in: try context.catalog())
            if needs.isEmpty { return [] }
            let engine = try Engine()
            do throws(EngineError) {
                return findings(try await engine.images(named: needs.map(\.image)), report)
            } catch {
                throw await engine.diagnosis(of: error)
            }
        } catch {
            return [Finding(name: "images", state: .lacking, says: ErrorText.about(error))]
        }
    }

    private static func findings(_ states: [ImageState], _ report: EngineReport) -> [Finding] {
        let missing = states.filter { !$0.isPresent }.map(\.name).joined(separator: ", ")
        var findings: [Finding] = []
        if missing.isEmpty {
            findings.append(Finding(name: "images", state: .fine, says: "all \(states.count) images that lessons need are present"))
        } else {
            findings.append(Finding(name: "images", state: .lacking, says: "missing: \(missing)", fix: "calf images pull"))
        }
        if let says = EngineWords.standIns(states.filter(\.isStandIn).map(\.name)) {
            findings.append(Finding(name: "stand-ins", state: .fine, says: says))
        }
        for state in states {
            guard let image = state.image, !report.architecture.isEmpty, image.architecture != report.architecture else { continue }
            let diagnosis = EngineDiagnosis.wrongArchitecture(image: state.name, isFor: image.architecture, needs: report.architecture)
            findings.append(Finding(name: "images", state: .lacking, says: diagnosis.explanation, fix: diagnosis.fix))
        }
        return findings
    }
}
