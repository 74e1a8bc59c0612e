import Course
import Grading
import Primitives
import Progress
import Sandbox
import TutorCore

/// Exercises on commands, files and containers: commands are typed here and run in the lesson's folder, with its docker; what comes of them
/// is looked at as in the full tutor.
extension PlainTutor {
    private static let words = "check, hint, solution, skip, quit, help"
    /// What one line may take; images are built in some.
    private static let limit = Duration.seconds(120)

    // MARK: - The place

    /// Makes ready what commands run in, and says how the engine stands.
    func prepareCommands(_ lesson: Lesson) async {
        do {
            let place = try WorkPlace(lesson, database: try await session.access(), directories: services.sandbox.directories)
            try place.workspace.prepare()
            place.memory.forget()
            self.place = place
            if lesson.usesEngine { await lookAtEngine(place) }
        } catch {
            say(ErrorText.about(error))
        }
    }

    /// Says what is wrong with the engine, or with its images, and takes note of what is on it.
    private func lookAtEngine(_ place: WorkPlace) async {
        guard let engine = place.engine else { return say(ErrorText.about(EngineDiagnosis.commandMissing)) }
        do {
            let images = try await engine.images(named: place.lesson.images)
            if let words = EngineWords.standIns(images.filter(\.isStandIn).map(\.name)) { say(words) }
            newcomers = Newcomers(knowing: try await OwnedObjects.read(from: engine, journal: place.journal))
        } catch let error as EngineError {
            say(ErrorText.about(await engine.diagnosis(of: error)))
        } catch {
            say(ErrorText.about(error))
        }
    }

    /// Runs what the lesson and its exercise prepare.
    func setUp(_ exercise: Exercise?) async {
        do {
            guard let trouble = try await place?.setUp(exercise) else { return }
            say("The lesson could not be prepared: \(trouble)")
        } catch {
            say(ErrorText.about(error))
        }
    }

    // MARK: - Working

    func work(byCommandsOn exercise: Exercise, _ state: LessonState) async throws -> Way {
        guard let place else {
            say("Commands can't be run here, so this exercise is skipped.")
            return .goOn
        }
        let folder = place.workspace.folder
        let help = "Type one command per line, or \(Self.words). Commands run in \(folder). Edit the files there with any editor."
        say(help)
        let starter = exercise.starter.filter { $0.path == nil }.map(\.text).joined(separator: "\n")
        if !starter.isEmpty { say("You start with:\n\(starter)") }
        var hints = 0
        var typed = ""
        while let line = await ask(typed.isEmpty ? "$ " : "> ") {
            if typed.isEmpty {
                switch line.trimmed {
                case "": continue
                case "quit": return .quit
                case "skip", "next": return .goOn
                case "help":
                    say(help)
                    continue
                case "hint":
                    hints = try await hint(exercise, hints, state)
                    continue
                case "solution":
                    try await solution(exercise, state)
                    continue
                case "check":
                    if try await check(exercise, state, place) { return .goOn }
                    continue
                default: break
                }
            }
            typed += line + "\n"
            if line.hasSuffix("\\") { continue }
            await run(command: typed)
            typed = ""
            if try await look(exercise, state, place) { return .goOn }
        }
        return .quit
    }

    /// Runs commands and prints what they say as it comes.
    func run(command: String) async {
        guard let place else { return say("Commands can't be run here.") }
        let output = PlainOutput(write: write)
        let run = CommandRun(
            place.memory.words(for: command), environment: place.environment, directory: place.workspace.folder, mergesErrors: true)
        do throws(CommandError) {
            _ = try await run.watch(within: Self.limit) { output.take($0) }
            output.finish()
        } catch {
            output.finish()
            say(words(error))
        }
        for refused in output.refused { await explain(refused, place) }
    }

    private func words(_ error: CommandError) -> String {
        switch error {
        case .notFound: "Can't run commands: sh was not found."
        case .timedOut(let after):
            "Stopped after \(after.components.seconds) s. Run what takes longer in the background."
        case .cannotStart(let code): "The command could not be started (error \(code))."
        case .cancelled: "Canceled."
        }
    }

    /// Says who has the name that docker has refused.
    private func explain(_ refused: RefusalReader.Refused, _ place: WorkPlace) async {
        guard let engine = place.engine else { return }
        do {
            let conflict = try await NameConflict.find(
                refused.kind, named: refused.name, for: place.scope, engine: engine, journal: place.journal)
            if let conflict { say(conflict.words) }
        } catch {
            say(ErrorText.about(error))
        }
    }

    // MARK: - Judging

    /// What was asked for may hold by now: then it is done.
    private func look(_ exercise: Exercise, _ state: LessonState, _ place: WorkPlace) async throws -> Bool {
        guard let facts = exercise.check?.facts else { return false }
        let seen = try await factsPlace(of: exercise, state, place)
        do throws(EngineError) {
            guard try await FactsJudge(place: seen).state(of: facts, trying: place.triesUnasked).isWhole else { return false }
        } catch {
            return false  // docker itself has said so just now
        }
        let judgement = try await judgement(on: exercise, seen, place)
        let isRight = judgement.verdict == .pass
        guard isRight || judgement.failsBeyondFacts else { return false }
        if isRight { try await services.progress.append(Event(.ran(passed: true), in: state.id, exercise: exercise.id)) }
        say(PlainVerdict.words(judgement))
        return isRight
    }

    /// The check that was asked for. Whether it is passed.
    private func check(_ exercise: Exercise, _ state: LessonState, _ place: WorkPlace) async throws -> Bool {
        await askAboutNewcomers(place)
        let judgement = try await judgement(on: exercise, try await factsPlace(of: exercise, state, place), place)
        try await services.progress.append(Event(.tried(Event.Verdict(judgement.verdict)), in: state.id, exercise: exercise.id))
        say(PlainVerdict.words(judgement))
        return judgement.verdict == .pass
    }

    private func judgement(on exercise: Exercise, _ facts: FactsPlace, _ place: WorkPlace) async throws -> Judgement {
        let dataset = try services.catalog.dataset(of: place.lesson)
        return await services.work.judge(exercise, in: place.lesson, dataset: dataset, at: facts)
    }

    private func factsPlace(of exercise: Exercise, _ state: LessonState, _ place: WorkPlace) async throws -> FactsPlace {
        place.facts(since: try await services.progress.lesson(state.id).exercises[exercise.id]?.started ?? .now)
    }
}

extension WorkPlace {
    /// What its commands know from one to the next.
    var memory: ShellMemory { ShellMemory(file: workspace.notes + "/shell") }
}
