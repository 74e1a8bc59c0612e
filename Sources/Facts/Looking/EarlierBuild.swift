import Course
import DockerCLI
import DockerProxy
import EngineValues
import Primitives
import Sandbox

/// An object that shows an earlier state of the answer, such as after a build that failed. What fails there isn't explained by it.
enum EarlierBuild: Sendable, Equatable {
    /// The image was built before this Dockerfile was saved.
    case image(String, dockerfile: String)
    /// The container was created from an image whose name another image has now.
    case container(String, image: String)

    /// Whether a fact that fails says something about it.
    func concerns(_ report: FactReport) -> Bool {
        switch (self, report.subject.group) {
        case (_, .shell), (_, .http), (_, .reaches): true
        case (.image, .images), (.image, .containers), (.image, .compose): report.flaw != .missing
        case (.container(let name, _), .containers), (.container(let name, _), .compose): report.subject.name == name
        default: false
        }
    }

    /// Whether a fact about the container's image fails, which says what it was created from.
    func isSaid(by failing: [FactReport]) -> Bool {
        guard case .container(let name, _) = self else { return false }
        return failing.contains { $0.subject.name == name && $0.fact.key == "image" }
    }

    /// Whether a declared mistake describes the current state, because it is about the file, too, or about what happened to the container.
    func isPart(of mistake: Exercise.Mistake) -> Bool {
        mistake.when?.subjects.contains { subject in
            switch self {
            case .image(_, let dockerfile): subject.group == .files && subject.name == dockerfile
            case .container: subject.group == .events || subject.facts.contains { $0.key == "image" }
            }
        } ?? false
    }
}

extension Observer {
    /// The first object of an answer that shows an earlier state of it; `nil` if there is none.
    func earlierBuild(in exercise: Exercise) async throws(EngineError) -> EarlierBuild? {
        let subjects = exercise.check?.facts?.subjects ?? []
        func names(_ group: Facts.Group) -> [String] { subjects.filter { $0.group == group }.map(\.name) }
        let named = names(.containers) + names(.reaches)
        var containers = try await inspect("container", Array(Set(named)).sorted()).map { ObservedContainer($0) }
        let services = names(.compose) + named.filter { name in !containers.contains { $0.name == name } }
        if !services.isEmpty {
            containers += try await self.services().filter { $0.service.map(services.contains) ?? false }
        }
        containers.removeAll { !place.owns(container: $0.id) }
        let images = try await inspect("image", Array(Set(names(.images) + containers.map(\.image))).sorted())
            .map { ObservedImage($0) }.filter { isOwned($0) }
        if let dockerfile = exercise.dockerfile {
            for name in names(.images) + containers.map(\.image) where exercise.builtImages.contains(name) {
                guard let image = images.first(where: { $0.isNamed(name) }) else { continue }
                if try await isOlder(image, than: dockerfile) { return .image(name, dockerfile: dockerfile) }
            }
        }
        for container in containers {
            if let image = images.first(where: { $0.isNamed(container.image) }), image.id != container.imageID {
                return .container(container.service ?? container.name, image: container.image)
            }
        }
        return nil
    }

    /// Whether an image was made before a Dockerfile was saved, and lacks one of its steps or has them in another order. A build that finds all steps in the cache makes no
    /// new image.
    private func isOlder(_ image: ObservedImage, than dockerfile: String) async throws(EngineError) -> Bool {
        guard let saved = FileStamp(place.directory + "/" + dockerfile)?.written, let created = EngineTime.seconds(of: image.created),
            created < saved
        else { return false }
        let steps = FileFacts(place: place, path: dockerfile).steps
        let arguments = ["history", "--no-trunc", "--format", "{{json .CreatedBy}}", image.id]
        let history = try await engine.jsonLines(arguments).compactMap(\.text)
        return !BuildStep.areMeant(steps, by: history)
    }

    /// Whether the lesson gave the image one of its names.
    private func isOwned(_ image: ObservedImage) -> Bool {
        image.tags.contains { place.owns(EngineObject(.image, id: image.id, name: $0)) }
    }
}

extension Exercise {
    /// The names that the author's answers build images with.
    fileprivate var builtImages: Set<String> {
        let words = (solution + alternatives.map(\.block)).flatMap { $0.text.split(whereSeparator: \.isWhitespace) }
        return Set(zip(words, words.dropFirst()).filter { ["-t", "--tag"].contains($0.0) }.map { String($0.1) })
    }

    /// The path of its Dockerfile; `nil` if it has none or several.
    fileprivate var dockerfile: String? {
        let paths = Set((starter + solution).compactMap(\.path).filter { $0.split(separator: "/").last == "Dockerfile" })
        return paths.count == 1 ? paths.first : nil
    }
}
