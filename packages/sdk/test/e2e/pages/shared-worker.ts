import { serveTabs } from "@parlance/sdk/shared";

serveTabs();
