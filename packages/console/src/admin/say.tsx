import type { JSX, TargetedInputEvent } from "preact";
import { useState } from "preact/hooks";
import { toFields, toValue, type Field, type FieldSchema } from "./payload-form.ts";
import { SERVER_URL, toText, type ServerApi } from "./server-api.ts";
import { usePoll } from "./use-poll.ts";

interface EventDeclaration {
  readonly kind?: "message" | "signal";
  readonly description?: string;
  readonly data: FieldSchema | boolean;
}

interface Contract {
  readonly name: string;
  readonly version: string;
  readonly $defs?: Readonly<Record<string, FieldSchema>>;
  readonly namespaces: Readonly<
    Record<string, { readonly events: Readonly<Record<string, EventDeclaration>> }>
  >;
}

async function readContract(): Promise<Contract> {
  const response = await fetch(`${SERVER_URL}v1/contract`);
  if (!response.ok) throw new Error("The server does not publish its contract.");
  return (await response.json()) as Contract;
}

interface InputProps {
  readonly field: Field;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function Input({ field, value, onValue }: InputProps): JSX.Element {
  const onInput = ({ currentTarget }: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>): void =>
    onValue(currentTarget.value);
  switch (field.kind) {
    case "choice":
      return (
        <select value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">(left out)</option>
          {field.choices.map((each) => (
            <option key={JSON.stringify(each)} value={JSON.stringify(each)}>
              {String(each)}
            </option>
          ))}
        </select>
      );
    case "number":
      return <input type="number" step={field.isInteger ? 1 : "any"} value={value} onInput={onInput} />;
    case "json":
      return <textarea rows={3} placeholder="JSON" value={value} onInput={onInput} />;
    case "text":
      return <input value={value} onInput={onInput} />;
  }
}

interface FormProps {
  readonly api: ServerApi;
  readonly namespace: string;
  readonly event: string;
  readonly declaration: EventDeclaration;
  readonly definitions: Readonly<Record<string, FieldSchema>>;
}

const WHOLE: Field = { name: "data", isRequired: true, hint: "the whole payload", kind: "json" };

function EventForm({ api, namespace, event, declaration, definitions }: FormProps): JSX.Element {
  const fields = toFields(declaration.data, definitions);
  const [channel, setChannel] = useState(`${namespace}:kitchen`);
  const [entered, setEntered] = useState<Readonly<Record<string, string>>>({});
  const [answer, setAnswer] = useState<{ readonly isFault: boolean; readonly text: string }>();
  const toData = (): Record<string, unknown> => {
    if (fields === undefined)
      return (toValue(WHOLE, entered["data"] ?? "{}") ?? {}) as Record<string, unknown>;
    const members = fields.map((field) => [field.name, toValue(field, entered[field.name] ?? "")] as const);
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  };
  const send = async (): Promise<void> => {
    try {
      const data = toData();
      if (declaration.kind === "signal") {
        await api.sendSignal({ channel, event, data });
        setAnswer({ isFault: false, text: "on its way" });
      } else {
        const { position } = await api.publish({ channel, event, data });
        setAnswer({ isFault: false, text: `stored at offset ${position.offset}` });
      }
    } catch (error) {
      setAnswer({ isFault: true, text: toText(error) });
    }
  };
  return (
    <form
      class="card"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        void send();
      }}
    >
      <h2>{event}</h2>
      {declaration.description === undefined ? undefined : <p>{declaration.description}</p>}
      <label class="field">
        <span>channel</span>
        <input value={channel} onInput={(changed) => setChannel(changed.currentTarget.value.trim())} />
      </label>
      {(fields ?? [WHOLE]).map((field) => (
        <label key={field.name} class="field">
          <span>
            {field.name}
            {field.isRequired ? " *" : ""} <small>{field.hint}</small>
          </span>
          <Input
            field={field}
            value={entered[field.name] ?? ""}
            onValue={(value) => setEntered({ ...entered, [field.name]: value })}
          />
        </label>
      ))}
      <button type="submit" class="primary">
        {declaration.kind === "signal" ? "Send signal" : "Publish"}
      </button>
      <p role="status" class={answer?.isFault === true ? "fault" : "fine"}>
        {answer?.text}
      </p>
      <details>
        <summary>Schema</summary>
        <pre>{JSON.stringify(declaration.data, null, 2)}</pre>
      </details>
    </form>
  );
}

/** The contract of the server, and a form for each of its events. */
export function Say({ api }: { readonly api: ServerApi }): JSX.Element {
  const { value: contract, fault } = usePoll(readContract, 60_000, []);
  const [chosen, setChosen] = useState<{ readonly namespace: string; readonly event: string }>();
  const declaration = chosen && contract?.namespaces[chosen.namespace]?.events[chosen.event];
  return (
    <div class="halves">
      <section class="card">
        <h2>{contract === undefined ? "Contract" : `${contract.name} ${contract.version}`}</h2>
        {fault === undefined ? undefined : <p class="fault">{fault}</p>}
        {Object.entries(contract?.namespaces ?? {}).map(([namespace, { events }]) => (
          <section key={namespace}>
            <h3>{namespace}</h3>
            <ul class="events">
              {Object.entries(events).map(([event, { kind = "message" }]) => (
                <li key={event}>
                  <button
                    type="button"
                    class="link"
                    aria-pressed={chosen?.namespace === namespace && chosen.event === event}
                    onClick={() => setChosen({ namespace, event })}
                  >
                    {event}
                  </button>{" "}
                  <small>{kind}</small>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </section>
      {chosen === undefined || declaration === undefined ? undefined : (
        <EventForm
          key={`${chosen.namespace} ${chosen.event}`}
          api={api}
          namespace={chosen.namespace}
          event={chosen.event}
          declaration={declaration}
          definitions={contract?.$defs ?? {}}
        />
      )}
    </div>
  );
}
