import Course
import DockerCLI

/// Facts about one image.
struct ImageFacts {
    let image: ObservedImage
    let seen: Observation

    /// How the image differs from the fact; `nil` if the fact holds.
    func flaw(_ fact: Facts.Fact) -> FactFlaw? {
        switch fact.key {
        case "exists": return fact.value == .text("false") ? .present : nil
        case "from": return from(fact.value)
        case "smaller_than":
            guard let most = fact.value.plainText.flatMap(Self.bytes) else { return nil }
            return image.size < most ? nil : .tooLarge(image.size)
        case "layers_at_most":
            guard let most = fact.value.plainText.flatMap({ Int($0) }) else { return nil }
            return image.layers.count <= most ? nil : .tooManyLayers(image.layers.count)
        default:
            guard let found = value(of: fact.key) else { return nil }
            return found.holds(fact.value) ? nil : .differs(found)
        }
    }

    private func from(_ asked: Facts.Value) -> FactFlaw? {
        if case .not(let value) = asked { return from(value) == nil ? .differs(.text(value.plainText ?? "")) : nil }
        guard let name = asked.plainText else { return nil }
        guard let base = seen.image(name) else { return .baseMissing(name) }
        return image.isBuilt(on: base) ? nil : .differs(.text(""))
    }

    private func value(of key: String) -> FactValue? {
        switch key {
        case "entrypoint": .command(image.entrypoint)
        case "command": .command(image.command)
        case "user": .text(image.user.isEmpty ? "root" : image.user)
        case "workdir": .text(image.workdir)
        case "env": .map(image.environment.mapValues(FactValue.text))
        case "exposes": .set(image.exposed.map { $0.hasSuffix("/tcp") ? String($0.dropLast(4)) : $0 }.sorted())
        case "labels": .map(CalfLabel.hiding(image.labels).mapValues(FactValue.text))
        case "history": .text((image.history ?? "") + "\n" + image.environment.map { "\($0.key)=\($0.value)" }.joined(separator: "\n"))
        default: nil
        }
    }

    /// Parses sizes such as `80MB` with docker's decimal units.
    static func bytes(_ text: String) -> Int? {
        guard let unit = text.firstIndex(where: \.isLetter), let number = Double(text[..<unit].filter { $0 != " " }) else { return nil }
        let factors = ["B": 1.0, "KB": 1e3, "MB": 1e6, "GB": 1e9]
        return factors[text[unit...].uppercased()].map { Int(number * $0) }
    }
}
