import { EXIT, type Command } from "../command.ts";
import { parseFlags, toChoice } from "../parse-flags.ts";

const HELP = `parlance completion: writes a script that completes commands and flags in a shell

  parlance completion bash|zsh|fish

  bash   source <(parlance completion bash)          in ~/.bashrc
  zsh    source <(parlance completion zsh)           in ~/.zshrc, after compinit
  fish   parlance completion fish | source           in ~/.config/fish/config.fish
`;

/** Flags that a text of help names at the beginning of a line. */
function listFlags(help: string): readonly string[] {
  const flags = [...help.matchAll(/^ +(?:-\w, )?(--[a-z][a-z-]*)/gm)].map(([, flag = ""]) => flag);
  return [...new Set([...flags, "--help"])].toSorted();
}

type Listed = readonly {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly string[];
}[];

function toBash(commands: Listed): string {
  const cases = commands.map(({ name, flags }) => `    ${name}) words="${flags.join(" ")}" ;;`);
  return `_parlance() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "${commands.map(({ name }) => name).join(" ")} --help --version" -- "$word"))
    return
  fi
  case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
  esac
  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "$words" -- "$word")); fi
}
complete -o default -F _parlance parlance`;
}

function toZsh(commands: Listed): string {
  const described = commands.map(({ name, summary }) => `'${name}:${summary.replaceAll("'", "")}'`);
  const cases = commands.map(({ name, flags }) => `    ${name}) compadd -- ${flags.join(" ")} ;;`);
  return `#compdef parlance
_parlance() {
  local -a commands=(${described.join(" ")})
  if ((CURRENT == 2)); then _describe command commands; return; fi
  if [[ $words[CURRENT] != -* ]]; then _files; return; fi
  case $words[2] in
${cases.join("\n")}
  esac
}
compdef _parlance parlance`;
}

function toFish(commands: Listed): string {
  return commands
    .flatMap(({ name, summary, flags }) => [
      `complete -c parlance -n __fish_use_subcommand -a ${name} -d '${summary.replaceAll("'", "")}'`,
      ...flags.map(
        (flag) => `complete -c parlance -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}`,
      ),
    ])
    .join("\n");
}

/** `parlance completion`, for these commands and itself. */
export function createCompletionCommand(others: readonly Command[]): Command {
  const command: Command = {
    name: "completion",
    summary: "write a script that completes commands in a shell",
    help: () => HELP,
    async run(words, { print }) {
      const { operands } = parseFlags(words, {}, ["bash, zsh or fish"]);
      const shell = toChoice("shell", operands[0] ?? "", ["bash", "zsh", "fish"]);
      const listed = [];
      for (const { name, summary, help } of [...others, command])
        listed.push({ name, summary, flags: listFlags(await help()) });
      print({ bash: toBash, zsh: toZsh, fish: toFish }[shell](listed));
      return EXIT.fine;
    },
  };
  return command;
}
