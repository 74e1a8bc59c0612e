import Course
import EngineValues
import Glibc
import Sandbox
import TutorCore
import TutorRuntime

/// The actions of `calf images`.
struct ImageWork: Sendable {
    let engine: Engine
    let invocation: Invocation

    private var context: Context { invocation.context }

    func list(_ names: [String]) async throws {
        let needs = try ImageNeed.named(names, in: try context.catalog())
        let states = try await engine.images(named: needs.map(\.image))
        report(needs, states)
        let missing = states.count { !$0.isPresent }
        if needs.isEmpty {
            context.output.print("These lessons need no images.")
        } else if missing > 0 {
            context.output.print("\(missing) of \(states.count) images are missing. Fetch them with: calf images pull")
        }
    }

    func pull(_ names: [String]) async throws {
        let needs = try ImageNeed.named(names, in: try context.catalog())
        var states = try await engine.images(named: needs.map(\.image))
        let wanted = states.filter { !$0.isPresent || $0.isStandIn }
        try await ProgressBar.during(wanted.count, "image", invocation) { progress in
            for state in wanted { try await pull(state, progress) }
        }
        states = try await engine.images(named: needs.map(\.image))
        report(needs, states)
    }

    private func pull(_ state: ImageState, _ progress: ProgressBar) async throws {
        progress.show("fetching \(state.name)", part: 0)
        do throws(EngineError) {
            try await engine.pull(state.name)
            progress.advance()
        } catch {
            if case .cancelled = error { throw error }
            let diagnosis = await engine.diagnosis(of: error)
            if case .wrongArchitecture = diagnosis {
                throw EngineDiagnosis.wrongArchitecture(image: state.name, isFor: nil, needs: nil)
            }
            context.output.printError("\(state.name): not fetched")
            throw diagnosis
        }
    }

    func save(_ names: [String], to path: String) async throws {
        let needs = try ImageNeed.named(names, in: try context.catalog())
        let states = try await engine.images(named: needs.map(\.image))
        let missing = states.filter { !$0.isPresent }.map(\.name)
        if needs.isEmpty { throw CommandLineError("nothing to save: these lessons need no images") }
        if !missing.isEmpty {
            throw CommandLineError("missing images: \(missing.joined(separator: ", ")). Fetch them with: calf images pull")
        }
        context.output.printError("saving \(Self.count(states.count)) to \(path)")
        try await engine.save(states.map(\.name), to: path)
        context.output.print("\(Self.count(states.count)) saved. On the other machine, run: calf images load \(path)")
    }

    func load(from path: String) async throws {
        guard access(path, R_OK) == 0 else { throw CommandLineError("cannot read \(path): \(String(cString: strerror(errno)))") }
        let loaded = try await engine.load(from: path)
        for line in loaded + ["\(Self.count(loaded.count)) loaded."] { context.output.print(line) }
    }

    private static func count(_ number: Int) -> String { number == 1 ? "1 image" : "\(number) images" }
}

// MARK: - Output

extension ImageWork {
    private func report(_ needs: [ImageNeed], _ states: [ImageState]) {
        let width = (states.map(\.name.count).max() ?? 0) + 2
        for (need, state) in zip(needs, states) { context.output.print(line(need, state, width: width)) }
    }

    private func line(_ need: ImageNeed, _ state: ImageState, width: Int) -> String {
        let mark = state.isPresent ? "✓" : "○"
        let size = state.image.map { "\(ByteCount($0.bytes))" } ?? "missing"
        let kind = state.isStandIn ? "stand-in  " : ""
        let name = state.name + String(repeating: " ", count: width - state.name.count)
        let gap = String(repeating: " ", count: max(0, 8 - size.count))
        return "\(mark) \(name)\(gap)\(size)  \(kind)\(need.lessons.joined(separator: ", "))"
    }
}
