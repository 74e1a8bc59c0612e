import Course
import Primitives

/// Facts about one image.
struct ImageFacts {
    let image: ObservedImage
    let seen: Observation

    static let rows: [FactRow<ImageFacts>] = [
        .init("exists", .exists("the image {}"), flaw: { $1 == .text("false") ? .present : nil }),
        .init(
            "entrypoint",
            .command("entry point", nothing: "{} has no entry point.", look: "docker image inspect {} shows it under Config.")
        ) { .command($0.image.config.entrypoint) },
        .init(
            "command", .command("command", nothing: "{} has no command.", look: "docker image inspect {} shows it under Config.")
        ) { .command($0.image.config.command) },
        .init(
            "user",
            .says("{}", "runs as", seen: "Containers of {} run as", should: "run as", look: "docker image inspect {} shows it as User.")
        ) { .text($0.image.config.user) },
        .init(
            "workdir",
            .says(
                "the working directory of {}", "is", part: "contains", shouldPart: "contain", empty: "/",
                look: "docker image inspect {} shows it as WorkingDir.")
        ) { .text($0.image.config.json["WorkingDir"].text ?? "") },
        .init("env", .variables { _ in "docker image inspect {} shows it as Env" }) {
            .map($0.image.config.environment.mapValues(FactValue.text))
        },
        .init(
            "exposes", .says("{}", "exposes", should: "expose", look: "docker image inspect {} shows it as ExposedPorts.")
        ) { facts in
            let ports = facts.image.config.json["ExposedPorts"].members.map(\.name)
            return .set(ports.map { $0.hasSuffix("/tcp") ? String($0.dropLast(4)) : $0 }.sorted())
        },
        .init("from", .says("{}", "is built on", difference: { $0.base }), flaw: { $0.from($1) }),
        .init("history", .says("docker history {}", "shows", difference: { $0.history })) {
            .text(([$0.image.history ?? ""] + $0.image.config.environment.map { "\($0.key)=\($0.value)" }).joined(separator: "\n"))
        },
        .init("smaller_than", .labeled { "\($0) is smaller than \(FactWording.value($1.value))" }) { facts, asked in
            guard let most = asked.plainText.flatMap(Quantity.init) else { return .unjudged(.cannotRun("smaller_than needs a size")) }
            return Double(facts.image.size) < most.amount ? nil : .tooLarge(facts.image.size)
        },
    ]

    private func from(_ asked: Facts.Value) -> FactFlaw? {
        if case .not(let value) = asked { return from(value) == nil ? .differs(.text(value.plainText ?? "")) : nil }
        guard let name = asked.plainText else { return .unjudged(.cannotRun("from needs the name of an image")) }
        guard let base = seen.image(name) else { return .baseMissing(name) }
        return image.isBuilt(on: base) ? nil : .differs(.text(""))
    }
}
