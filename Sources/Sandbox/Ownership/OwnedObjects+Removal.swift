import DockerCLI
package import EngineValues

extension RemovalReport.Kept {
    /// The same, told apart if another image is the reason.
    fileprivate var orBase: Self {
        guard case .refused(let words) = reason, words.contains("dependent child images") else { return self }
        return Self(object: object, reason: .isBase)
    }

    /// Whether Podman kept a container of a failed build for the image. Docker's commands don't show such a container, and only a forced
    /// removal of the image removes it.
    fileprivate var isHeldByBuild: Bool {
        if case .refused(let words) = reason { words.contains("consider listing external containers") } else { false }
    }
}

/// Removes exactly the owned objects.
extension OwnedObjects {
    /// Removes all owned objects, containers first, and reports each one that stays. Nothing else is touched: docker refuses to remove what
    /// one of the user's own containers still needs.
    package func remove(from engine: Engine, journal: EngineJournal) async throws -> RemovalReport {
        var report = RemovalReport()
        // Without `-v`, because volumes are tracked separately and may be shared with other containers.
        try await removeAll(.container, ["container", "rm", "--force"], engine, &report)
        try await removeAll(.network, ["network", "rm"], engine, &report)
        try await removeAll(.volume, ["volume", "rm"], engine, &report)
        try await removeImages(engine, &report)
        try forget(report, journal)
        return report
    }

    private func removeAll(
        _ kind: EngineObject.Kind, _ command: [String], _ engine: Engine, _ report: inout RemovalReport
    ) async throws {
        let objects = owned(kind)
        for start in stride(from: 0, to: objects.count, by: 100) {
            let some = objects[start..<min(start + 100, objects.count)]
            let answer = try await engine.attempt(command + ["--"] + some.map(\.object.id), within: .seconds(120))
            let done = Set(answer.text.split(separator: "\n").map(String.init))
            for object in some {
                // Docker lists what it has removed. The others are retried one by one to get each error.
                if done.contains(object.object.id) {
                    report.removed.append(object)
                } else {
                    try await removeOne(object, command + ["--", object.object.id], engine, &report)
                }
            }
        }
    }

    private func removeOne(
        _ object: OwnedObject, _ arguments: [String], _ engine: Engine, _ report: inout RemovalReport
    ) async throws {
        let answer = try await engine.attempt(arguments, within: .seconds(60))
        if answer.isSuccess || answer.errorText.lowercased().contains("no such") {
            report.removed.append(object)
        } else {
            report.kept.append(.init(object: object, reason: .refused(answer.errorText)))
        }
    }

    /// An image layer can't be removed before images built on it, and those created within the same second are listed in no particular
    /// order. So whatever docker refuses is retried as long as other removals succeed.
    private func removeImages(_ engine: Engine, _ report: inout RemovalReport) async throws {
        var rest = owned(.image)
        // Usually nothing is refused, and one command is enough.
        let own = rest.filter { !$0.isShared }
        let targets = own.flatMap { $0.names.isEmpty ? [$0.object.id] : $0.names }
        if targets.count > 1, try await engine.attempt(Self.imageRemoval + targets, within: .seconds(120)).isSuccess {
            report.removed += own
            rest.removeAll { !$0.isShared }
        }
        while !rest.isEmpty {
            var round = RemovalReport()
            for image in rest { try await remove(image, engine, &round) }
            report.removed += round.removed
            report.kept += round.kept.filter { $0.reason == .wasThere }
            let refused = round.kept.filter { $0.reason != .wasThere }
            if round.removed.isEmpty { report.kept += refused.map(\.orBase) }
            rest = round.removed.isEmpty ? [] : refused.map(\.object)
        }
    }

    /// `--no-prune` keeps layers that may not be the lesson's.
    private static let imageRemoval = ["image", "rm", "--no-prune"]

    /// Removes the lesson's names, and then the image if no one else has named it.
    private func remove(_ image: OwnedObject, _ engine: Engine, _ report: inout RemovalReport) async throws {
        if image.isShared, image.names.isEmpty {
            report.kept.append(.init(object: image, reason: .wasThere))
            return
        }
        if image.isShared {
            let names = try await engine.attempt(["image", "inspect", "--format", "{{len .RepoTags}}", image.object.id]).text
            // These are the image's last names: removing them would delete the image.
            if names.split(separator: "\n").first == "\(image.names.count)" {
                report.kept.append(.init(object: image, reason: .wasThere))
                return
            }
        }
        var partial = RemovalReport()
        for name in image.names where partial.kept.isEmpty { try await removeOne(image, Self.imageRemoval + [name], engine, &partial) }
        if !image.isShared, image.names.isEmpty { try await removeOne(image, Self.imageRemoval + [image.object.id], engine, &partial) }
        if partial.kept.contains(where: { $0.isHeldByBuild }), try await !isUsed(image, engine) {
            partial = RemovalReport()
            try await removeOne(image, Self.imageRemoval + ["--force", image.object.id], engine, &partial)
        }
        report.kept += partial.kept
        if partial.kept.isEmpty { report.removed.append(image) }
    }

    /// Whether a container that docker lists was created from the image or from one built on it.
    private func isUsed(_ image: OwnedObject, _ engine: Engine) async throws -> Bool {
        try await engine.run(["ps", "--all", "--quiet", "--filter", "ancestor=\(image.object.id)"]).text.contains { !$0.isWhitespace }
    }

    /// Marks removed objects as no longer owned, because another object may get the same name.
    private func forget(_ report: RemovalReport, _ journal: EngineJournal) throws {
        let ownership = try journal.ownership()
        var entries: [JournalEntry] = []
        for removed in report.removed {
            let known = ownership.things[removed.lesson] ?? []
            let object = removed.object
            entries += known.filter { thing in
                switch thing {
                case .container(let id), .network(let id), .image(let id), .rebuiltImage(let id): id == object.id
                case .volume(let name, _): object.kind == .volume && name == object.id
                case .imageName(let name, let id): id == object.id && removed.names.contains(name)
                case .project: false
                }
            }.map { JournalEntry(lesson: removed.lesson, $0, isOwned: false) }
        }
        for lesson in Set(owned.map(\.lesson)).subtracting(report.kept.map(\.object.lesson)) {
            entries += (ownership.things[lesson] ?? []).filter { if case .project = $0 { true } else { false } }
                .map { JournalEntry(lesson: lesson, $0, isOwned: false) }
        }
        try journal.append(entries)
    }
}
