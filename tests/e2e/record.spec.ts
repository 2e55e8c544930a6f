import { expect, test } from '@playwright/test'
import type { Content } from '#shared/content.ts'
import { Stand } from './support/stand.ts'

test('R2 R7 the record of a tour is filled in and printed, and a guided session takes two taps', async () => {
  const stand = await Stand.open()
  try {
    const panel = await stand.panel()
    const records = panel.getByRole('link', { name: '记录', exact: true })
    await records.click()
    await expect(panel.getByText('还没有巡馆')).toBeVisible()
    const content = (await (await (await stand.admin()).get('/api/content')).json()) as Content
    const tour = content.tours[0]!
    const send = async (data: object) => {
      const response = await panel.request.post(`${stand.origin}/api/commands`, { data })
      if (!response.ok()) throw new Error(await response.text())
    }
    await send({ type: 'take-control' })
    await send({ type: 'start-tour', tour: tour.id })
    await send({ type: 'go-to-stop', stop: tour.stops[1]!.id })
    await send({ type: 'end-tour' })

    const row = panel.getByRole('article').filter({ hasText: tour.name.zh })
    await row.getByLabel('类别').selectOption('外宾')
    await expect(panel.getByText('还有 1 批次未填人数')).toBeVisible()
    await row.getByLabel('人数').fill('12')
    await row.getByLabel('人数').blur()
    await expect(panel.getByText('外宾 1 批次 12 人次')).toBeVisible()

    await panel.getByRole('button', { name: '开始讲解' }).click()
    await panel.getByRole('button', { name: '20 人' }).click()
    await expect(panel.getByText('共 1 场，20 人次')).toBeVisible()

    await row.getByRole('button', { name: /打印页/ }).click()
    const sheet = panel.getByRole('article').filter({ hasText: '记录人签名' })
    for (const words of [tour.name.zh, '外宾', '12 人', 'admin', '跳到：', 'Time at each stop']) {
      await expect(sheet).toContainText(words)
    }
    // On paper there is the sheet, and nothing of the panel around it.
    await panel.emulateMedia({ media: 'print' })
    await expect(sheet).toBeVisible()
    for (const button of ['打印', '返回列表']) await expect(panel.getByRole('button', { name: button })).toBeHidden()
    await expect(records).toBeHidden()
    const pdf = (await panel.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  } finally {
    await stand.close()
  }
})
