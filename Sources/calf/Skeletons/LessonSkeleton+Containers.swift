extension LessonSkeleton {
    /// A lesson about containers.
    static func containers(title: String) -> String {
        let title = plain(title)
        return """
            ---
            title: "\(title)"
            minutes: 15
            objectives:
              - Write what a reader can do after this lesson, starting with a verb
            teaches: [docker run, docker run --rm, docker run --name, docker run -d, docker logs, docker exec, docker rm]
            skills: [containers]
            engine: docker
            images: [busybox:1.36]
            names: [speaker, waiter, greeter, sleeper, early, later, taken]
            ---

            # \(title)

            Start with a question that matters. Describe a situation in which not knowing this hurts, in two or three sentences. A program that
            ran for years won't start on the new machine, or two programs need the same file in two versions. Write to one person. Don't define
            anything yet, and don't give away what a prediction asks for later. Replace all of this text, part by part. The blocks run as they
            are, so you can try the whole lesson with `calf verify` at any time.

            ## A picture in words

            Find something from everyday life that works the way your idea works. Follow it through to the end, and then say what is different,
            in words that belong to the picture. A container is like a lunch box. Everything you need for lunch is inside, so it doesn't matter
            what the kitchen at work has. But you wash a lunch box and use it again. You usually throw a container away and make a new one.

            If no picture carries the idea, tell a scene from the shop instead. No two lessons of a course share a picture.

            ## A program in a container

            Now explain the idea in the field's own terms, one at a time. Use each term right after you define it. An **image** is a set of files
            with everything that a program needs. A **container** is a running copy of it, with one program inside. `docker run` makes a
            container from an image and starts a command in it. `--rm` removes the container when the command ends.

            Ask for a prediction before each example, and let the reader be wrong where being wrong is safe.

            ```sh run predict="What will it print?" expect=hello
            docker run --rm busybox:1.36 echo hello
            ```

            ```text output
            hello
            ```

            Then explain the output. `busybox:1.36` is the image, and everything after it is the command. The command printed one word and ended,
            so the container was removed.

            With `--name`, you choose the name of the container. Without `--rm`, it stays after its command has ended, and `docker logs` still
            shows what it printed. `docker rm` removes it.

            ```sh run
            docker run --name speaker busybox:1.36 echo hello
            docker logs speaker
            docker rm speaker
            ```

            ```text output
            hello
            hello
            speaker
            ```

            The first line is from `docker run`, the second from `docker logs`, and the third from `docker rm`, which prints the name of what it
            removed.

            ## A program that stays

            A server doesn't end after one line. `-d` starts a container in the background and prints its ID. `docker exec` runs one more command
            in a container that is running. `sleep 1d` does nothing for a day, which keeps the container running. `docker rm -f` removes a
            container even while it is running.

            ```sh run predict="What will the second line be?" expect="still here"
            docker run -d --name waiter busybox:1.36 sleep 1d
            docker exec waiter echo still here
            docker rm -f waiter
            ```

            ```text output match="[0-9a-f]+\\nstill here\\nwaiter"
            6b1f0c3d92ae…
            still here
            waiter
            ```

            The ID is different each time, so the block has a pattern for its output. The container was running, so `docker exec` could start a
            command in it.

            ## Exercise: Say good morning

            No reader who followed the lesson fails the first exercise. Run a container named `greeter` from `busybox:1.36` that prints
            good morning. Keep the container.

            ```sh solution
            docker run --name greeter busybox:1.36 \\
              echo good morning
            ```

            ```yaml check
            containers:
              greeter: { image: "busybox:1.36", running: false, exit: 0, command: { has: echo } }
            shell:
              - run: "docker logs greeter"
                prints: "good morning"
                label: "greeter says good morning"
                say: "The log of greeter doesn't say good morning."
            ```

            ```sh mistake "greeter says good evening. Which words does the task ask for?"
            docker run --name greeter busybox:1.36 \\
              echo good evening
            ```

            ```yaml when
            shell:
              - { run: "docker logs greeter", prints: "good evening" }
            ```

            ```text hint
            The second example starts a container with a name. What does its command print?
            ```

            ```text hint
            docker run --name greeter busybox:1.36 echo …
            ```

            ## Exercise: Keep it running

            The second exercise takes one more step. Start a container named `sleeper` from `busybox:1.36` in the background. Have it run
            `sleep 1d`.

            ```sh solution
            docker run -d --name sleeper busybox:1.36 sleep 1d
            ```

            ```yaml check
            containers:
              sleeper: { image: "busybox:1.36", running: true, command: { has: sleep } }
            ```

            ```sh mistake "sleeper has already stopped, because its command ended. What keeps the container of the lesson running?"
            docker run -d --name sleeper busybox:1.36 true
            ```

            ```yaml when
            containers:
              sleeper: { running: false }
            ```

            ```text hint
            The last example starts a container in the background. Which of its parts do you need?
            ```

            ```text hint
            docker run … --name sleeper busybox:1.36 sleep 1d
            ```

            ## Exercise: Early and late

            If you have time: the last exercise adds earlier ideas. Run a container named `early` from `busybox:1.36` that prints good morning,
            and keep it. Then start a container named `later` from the same image in the background, with `sleep 1d`.

            ```sh solution
            docker run --name early busybox:1.36 echo good morning
            docker run -d --name later busybox:1.36 sleep 1d
            ```

            ```yaml check
            containers:
              early: { image: "busybox:1.36", running: false, exit: 0 }
              later: { image: "busybox:1.36", running: true }
            shell:
              - run: "docker logs early"
                prints: "good morning"
                label: "early says good morning"
                say: "The log of early doesn't say good morning."
            ```

            ```sh mistake "later has printed good morning and stopped. Which of the two containers should stay?"
            docker run --name early busybox:1.36 echo good morning
            docker run --name later busybox:1.36 echo good morning
            ```

            ```yaml when
            containers:
              early: { running: false }
              later: { running: false }
            ```

            ```text hint
            You need two commands. The first is the answer to the first exercise with another name.
            ```

            ```text hint
            docker run -d --name later busybox:1.36 …
            ```

            ## What goes wrong

            Show the errors that beginners meet here, complete and from a run block. A name that is taken comes first.

            ```sh run
            docker run --name taken busybox:1.36 true
            docker run --name taken busybox:1.36 true
            ```

            ```text error match="docker: Error response from daemon: Conflict\\. The container name \\"/taken\\" is already in use by container [\\s\\S]*"
            docker: Error response from daemon: Conflict. The container name "/taken" is already in use by container "6b1f0c3d92ae…". You have to remove (or rename) that container to be able to reuse that name.
            ```

            Then explain each line. The message names the problem, the name, and the container that has it. A stopped container keeps its name. If
            you don't need it anymore, remove it with `docker rm taken`.

            ## Checkpoint

            ```yaml quiz
            question: A container ran without --rm, and its command has ended. What can you still do?
            choices:
              - text: Read what it printed
                correct: true
                why: Yes. docker logs shows it until you remove the container.
              - text: Run one more command in it with docker exec
                why: docker exec needs a container that is running.
            ```

            ```yaml quiz
            question: Why does a container with the command true stop right away?
            choices:
              - text: It runs only as long as its command
                correct: true
                why: Yes. true ends immediately, and the container stops with it.
              - text: Containers started in the background stop after a while
                why: In the background or not, a container runs as long as its command.
            ```

            ## In one breath

            Sum up the lesson in a few sentences that a reader could say to a friend. `docker run` makes a container from an image and runs one
            command in it. The container stops when the command ends, and keeps its log and its name until you remove it. End with the topic
            that needs what this lesson has taught.

            """
    }
}
